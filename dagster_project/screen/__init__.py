"""What the command line shows: tables and sentences made from the published file."""
