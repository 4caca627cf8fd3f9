"""What is true: kinds, files, which of them count as of a moment, and in what condition they are."""
