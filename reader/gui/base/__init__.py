"""What every part of the window uses: colours, words, jobs, settings, shared widgets."""
