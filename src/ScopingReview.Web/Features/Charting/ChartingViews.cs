using ScopingReview.Domain.Charting;
using ScopingReview.Web.Features.FullText;
using ScopingReview.Web.Features.Shared.Forms;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Charting;

/// <param name="Form">Null while the lead has published none.</param>
/// <param name="Forms">All forms of the review.</param>
/// <param name="NextNumber">Study that the reader should chart next: one's own draft first, then one that was given to the reader, then
/// one that nobody has begun, then any draft.</param>
/// <param name="SecondLook">Why complete charts of earlier versions want another look, by study; without those that do not.</param>
/// <param name="Mode">How many people chart a study.</param>
/// <param name="WhyOwn">Why only the reader's own charts are told; null where all are.</param>
public sealed record ChartingList(
    PublishedForm? Form, IReadOnlyList<FormTab> Forms, IReadOnlyList<StudyRow> Studies, int? NextNumber,
    IReadOnlyDictionary<Guid, IReadOnlyList<string>> SecondLook, ChartingMode Mode, string? WhyOwn, ReviewVisibility Visibility)
{
    public Membership Me => Visibility.Me;
    public int Complete => Studies.Count(s => s.Chart.State == ChartState.Complete);
}

/// <summary>A chart as it was stored at one moment.</summary>
public sealed record StoredChart(
    Guid EntryId, ChartReading Reading, ChartAnswers Answers, bool Complete, Guid ById, string By, DateTimeOffset At, int FormVersion);

/// <summary>A study open for charting.</summary>
/// <param name="Reading">The reading that the person charts, or looks at.</param>
/// <param name="WhyClosed">Why the person cannot chart it; null where they can.</param>
/// <param name="HeldBy">Who else charts this very reading; null for nobody.</param>
/// <param name="Readings">How the study stands.</param>
/// <param name="Current">Null while nobody has begun.</param>
/// <param name="Answers">What the form shows: the stored answers, or those that the record, or whoever charted first, fills in.</param>
/// <param name="Previous">Study before this one in the list.</param>
/// <param name="Next">Study after this one in the list.</param>
/// <param name="Suggested">The next study that waits; null when all are complete.</param>
public sealed record ChartView(
    IncludedStudy Study, IReadOnlyList<ReportToRead> Reports, PublishedForm Form, ChartReading Reading, string? WhyClosed, string? HeldBy,
    StudyReadings Readings, StoredChart? Current, ChartAnswers Answers, int Entries,
    int Position, int Studies, int? Previous, int? Next, int? Suggested, Membership Me)
{
    /// <summary>What was charted of reports before they were joined to this study; it is kept, and counts for nothing.</summary>
    public IReadOnlyList<JoinedChart> Joined { get; init; } = [];

    /// <summary>Whether the person may change answers.</summary>
    public bool MayChart => Me.MayContribute && WhyClosed is null;
}

/// <summary>The chart of a report that was a study of its own.</summary>
/// <param name="Number">Record number of the report.</param>
public sealed record JoinedChart(int Number, StoredChart Chart);

/// <summary>One entry of a chart's history.</summary>
/// <param name="Reading">Whose chart it is an entry of; null where only one person charts the study.</param>
/// <param name="Changed">Labels of the items that differ from the entry of that chart before it.</param>
public sealed record ChartHistoryLine(DateTimeOffset At, ChartReading? Reading, string By, bool Complete, int FormVersion,
    IReadOnlyList<string> Changed);

/// <summary>Answers to be stored.</summary>
/// <param name="BasedOn">Entry that the form was loaded with or last saved as; null if there was none.</param>
/// <param name="Reading">The reading that the answers are of.</param>
public sealed record ChartInput(
    Guid FormVersionId, Guid? BasedOn, ChartAnswers Answers, bool Complete, ChartReading Reading = ChartReading.First);

/// <summary>What became of a save: stored (or the same as before), or refused with all that the person needs to go on.</summary>
/// <param name="Saved">The entry that now counts.</param>
/// <param name="Problems">What keeps the chart from being complete.</param>
/// <param name="Meanwhile">What somebody else stored since the form was loaded. Nothing of either side is lost.</param>
/// <param name="Differences">Labels of the items in which the two differ.</param>
/// <param name="Message">A sentence, where neither of these explains the refusal.</param>
public sealed record ChartSaveResult(
    StoredChart? Saved = null, IReadOnlyList<ChartProblem>? Problems = null, StoredChart? Meanwhile = null,
    IReadOnlyList<string>? Differences = null, string? Message = null);
