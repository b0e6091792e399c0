"""What a library survives: kills, full disks, power cuts, two writers, broken steps. ``./run torture`` runs it long."""
