using System.Text.Json.Serialization;

namespace ScopingReview.Domain.Charting;

/// <summary>Whether the report gives what the item asks for.</summary>
public enum ChartAnswerState
{
    /// <summary>The values say it.</summary>
    Given,

    /// <summary>The report does not say.</summary>
    NotReported,

    /// <summary>The report says something that cannot be decided.</summary>
    Unclear,
}

/// <summary>Words of the report that an answer rests on.</summary>
/// <param name="Text">The words, verbatim.</param>
/// <param name="Page">Page as the report numbers it ("e12", "4–5"); null if it has none.</param>
public sealed record ChartQuote(string Text, string? Page = null);

/// <summary>One row of a repeatable group.</summary>
/// <param name="Id">What it is known by as long as it is there, unique in its chart.</param>
/// <param name="Answers">The answers to the group's items.</param>
public sealed record ChartRow(string Id, ChartAnswers Answers)
{
    /// <summary>An id that no other row has.</summary>
    public static string NewId() => Guid.CreateVersion7().ToString("N")[^12..];
}

/// <summary>One person's answer to one item.</summary>
public sealed record ChartAnswer
{
    /// <summary>Given, not reported or unclear.</summary>
    public ChartAnswerState State { get; init; }

    /// <summary>Option keys of a choice item; country names; otherwise one text. Empty unless <see cref="State"/> is given.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Remark; with the option "other", what it is.</summary>
    public string? Note { get; init; }

    /// <summary>The rows of a group; empty for all other items.</summary>
    public IReadOnlyList<ChartRow> Rows { get; init; } = [];

    /// <summary>Quotes with their pages.</summary>
    public IReadOnlyList<ChartQuote> Quotes { get; init; } = [];

    /// <summary>True for "not reported", "unclear" and any row or value that is not blank: a note or quote alone is no answer.</summary>
    [JsonIgnore]
    public bool IsAnswered => State != ChartAnswerState.Given || Rows.Count > 0 || Values.Any(value => !string.IsNullOrWhiteSpace(value));

    /// <summary>"Not reported".</summary>
    public static ChartAnswer NotReported { get; } = new() { State = ChartAnswerState.NotReported };

    /// <summary>"Unclear".</summary>
    public static ChartAnswer Unclear { get; } = new() { State = ChartAnswerState.Unclear };

    /// <summary>An answer with these values.</summary>
    public static ChartAnswer Of(params IReadOnlyList<string> values) => new() { Values = values };
}
