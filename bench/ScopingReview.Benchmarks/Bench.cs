namespace ScopingReview.Benchmarks;

/// <summary>Something that can be measured.</summary>
/// <param name="Name">What it is called on the command line.</param>
/// <param name="Usage">Its options.</param>
/// <param name="Measures">What it measures, in a line.</param>
/// <param name="RunAsync">Runs it with the remaining arguments and gives the exit code.</param>
internal sealed record Bench(string Name, string Usage, string Measures, Func<string[], Task<int>> RunAsync);
