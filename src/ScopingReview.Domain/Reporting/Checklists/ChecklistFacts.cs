using ScopingReview.Domain.Charting;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Reporting;

/// <summary>A search of a source.</summary>
/// <param name="Platform">The interface through which it was searched.</param>
/// <param name="SearchedOn">The day of the search.</param>
/// <param name="HasStrategy">Whether the full strategy is stored.</param>
/// <param name="Limits">Limits that were set.</param>
/// <param name="Records">Records that came of it.</param>
public sealed record SearchFacts(string? Platform, DateOnly? SearchedOn, bool HasStrategy, string? Limits, int Records);

/// <summary>A source with its searches.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What kind of source it is.</param>
/// <param name="Records">Records that came from it.</param>
/// <param name="Runs">Its searches; empty where none was noted.</param>
public sealed record SourceFacts(string Name, InformationSourceKind Kind, int Records, IReadOnlyList<SearchFacts> Runs);

/// <summary>What the workbench knows of a review, for the checklists.</summary>
public sealed record ChecklistFacts
{
    /// <summary>The review's title.</summary>
    public required string Title { get; init; }

    /// <summary>The review question; null where none is written down.</summary>
    public required string? Question { get; init; }

    /// <summary>What the authors wrote; items without a text are not in it.</summary>
    public required IReadOnlyDictionary<ProtocolItem, string> Protocol { get; init; }

    /// <summary>Deviations from the protocol, by their day.</summary>
    public required IReadOnlyList<ProtocolDeviation> Deviations { get; init; }

    /// <summary>Whether any eligibility criterion is written down.</summary>
    public required bool HasCriteria { get; init; }

    /// <summary>Methods and results as the workbench writes them.</summary>
    public required ReportText Text { get; init; }

    /// <summary>The flow.</summary>
    public required PrismaFlow Flow { get; init; }

    /// <summary>The sources.</summary>
    public required IReadOnlyList<SourceFacts> Sources { get; init; }

    /// <summary>The sentence on how duplicates were found.</summary>
    public required string Deduplication { get; init; }

    /// <summary>The charting form; null before one is published.</summary>
    public required ChartingForm? Form { get; init; }

    /// <summary>Included studies.</summary>
    public required int Studies { get; init; }

    /// <summary>Those of them that are charted.</summary>
    public required int Charted { get; init; }

    internal string? Of(ProtocolItem item) => Protocol.GetValueOrDefault(item);

    internal IReadOnlyList<string> Written(int item) => [.. Text.Methods.Concat(Text.Results).Where(section => section.Item == item)
        .SelectMany(section => section.Paragraphs).Select(paragraph => paragraph.Text)];
}
