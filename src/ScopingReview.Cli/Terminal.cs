namespace ScopingReview.Cli;

/// <summary>What a command reads from and writes to; tests hand in streams of their own.</summary>
/// <param name="Input">Standard input, for the file name "-".</param>
/// <param name="Output">Standard output: results only.</param>
/// <param name="Messages">Standard error: summaries and what went wrong.</param>
public sealed record Terminal(Stream Input, Stream Output, TextWriter Messages);
