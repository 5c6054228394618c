namespace ScopingReview.Cli;

/// <summary>The command cannot do what it was asked: its message, a sentence for standard error, is followed by exit code 2.</summary>
public sealed class UnusableInputException(string message) : Exception(message);
