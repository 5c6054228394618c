using System.Text.Json.Serialization;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Infrastructure;

namespace ScopingReview.Web.Features.Screening;

/// <summary>A part of a text to set apart; offsets count UTF-16 code units, as browsers do.</summary>
public sealed record TextMark(int Start, int Length, string Kind);

/// <summary>
/// A record as a reviewer meets it. Made for the wire: nothing in it comes from another reviewer, nor from whether there is one.
/// </summary>
public sealed record ScreeningCard
{
    public required int Number { get; init; }
    public required string Label { get; init; }

    /// <summary>Where the record stands in the order of the desk (<see cref="QueueCursor"/>).</summary>
    public required string Place { get; init; }

    public required string Title { get; init; }
    public required IReadOnlyList<TextMark> TitleMarks { get; init; }
    public required string? Abstract { get; init; }
    public required IReadOnlyList<TextMark> AbstractMarks { get; init; }
    public required string Authors { get; init; }

    /// <summary>Journal, volume, issue and pages, as far as known.</summary>
    public required string Published { get; init; }

    public required int? Year { get; init; }
    public required string? Language { get; init; }
    public required string? Doi { get; init; }
    public required string? DoiUrl { get; init; }
    public required IReadOnlyList<string> Keywords { get; init; }

    /// <summary>Information sources that delivered the record or a duplicate of it.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>How many duplicates of the record were merged into it: their sources may say other things.</summary>
    public int Twins { get; init; }

    /// <summary>The reader's own vote, if there is one.</summary>
    public required MyVote? Vote { get; init; }

    /// <summary>Why it is next, where priority screening is on.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Why { get; init; }

    /// <summary>Which record it is, for whoever put the cards in order; not sent.</summary>
    [JsonIgnore]
    public Guid RecordId { get; init; }

    /// <summary>Labels that the reader put on it.</summary>
    public IReadOnlyList<Guid> Labels { get; init; } = [];

    /// <summary>The reader's note to themselves.</summary>
    public string? PrivateNote { get; init; }
}

/// <summary>A vote of the person who looks.</summary>
public sealed record MyVote(
    Guid OperationId,
    [property: JsonConverter(typeof(EnumNameConverter<Verdict>))] Verdict Verdict,
    string? Note,
    DateTimeOffset At);

/// <summary>How far the person who looks is.</summary>
/// <param name="Left">Records that wait for a vote, of those that fit the filter.</param>
/// <param name="Decided">Records voted on, likewise.</param>
/// <param name="Today">Votes since the start of the reader's day.</param>
/// <param name="SecondsEach">Median time between two votes of today that followed each other within five minutes; null with fewer than
/// two.</param>
/// <param name="LeftInAll">Records that wait without the filter; null without one.</param>
public sealed record MyProgress(int Left, int Decided, int Today, double? SecondsEach, int? LeftInAll = null);
