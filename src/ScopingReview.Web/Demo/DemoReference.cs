namespace ScopingReview.Web.Demo;

/// <summary>A reference of the review that the demo follows, as the lines of its RIS entry.</summary>
internal sealed record DemoReference(string Id, IReadOnlyList<string> Lines)
{
    private const int TagWidth = 6;

    public string? First(string tag) => Lines.FirstOrDefault(line => line.StartsWith(tag, StringComparison.Ordinal))?[TagWidth..];

    /// <summary>All references, in the order of the file.</summary>
    public static IReadOnlyList<DemoReference> ReadAll()
        => [.. DemoFiles.ReadText("references.ris").ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(entry => entry.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            .Select(lines => new DemoReference(lines.First(line => line.StartsWith("ID", StringComparison.Ordinal))[TagWidth..], lines))];

    /// <summary>The entry with a line more.</summary>
    public DemoReference Adding(string tag, string value)
        => this with { Lines = [.. Lines.SkipLast(1), $"{tag}  - {value}", Lines[^1]] };

    /// <summary>The entry as another database would export it.</summary>
    public DemoReference With(string tag, Func<string, string?> change)
        => this with
        {
            Lines = [.. Lines.Select(line => !line.StartsWith(tag, StringComparison.Ordinal) ? line
                : change(line[TagWidth..]) is { } value ? line[..TagWidth] + value : null).OfType<string>()],
        };
}
