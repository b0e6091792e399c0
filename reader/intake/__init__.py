"""Reading what other programs wrote: projects, codebooks and annotations, one format a file."""
