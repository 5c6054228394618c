using ScopingReview.Domain.Charting;
using ScopingReview.Web.Features.Shared.Forms;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Charting.Readings;

/// <summary>A draw of studies that two people chart.</summary>
public sealed record ChartDrawLine(ChartDrawPurpose Purpose, int Drawn, int Of, string Seed, DateTimeOffset At);

/// <summary>What somebody has to chart.</summary>
/// <param name="Given">Charts that were given to them, or that they began.</param>
/// <param name="Complete">Of these; null where it is not for the reader to know.</param>
/// <param name="Drafts">Of these; null where it is not for the reader to know.</param>
public sealed record ChartWorkload(Guid Id, string Name, int Given, int? Complete, int? Drafts);

/// <param name="First">Name of whoever charts it, or charts it first; null for nobody yet.</param>
/// <param name="Second">Name of the second; null for nobody yet, or where one charts it.</param>
public sealed record ChartPlanRow(IncludedStudy Study, StudyReadings Standing, string? First, string? Second);

/// <param name="Share">Of mode <see cref="ChartingMode.Dual"/>: the share of studies that two chart, 0 to 1.</param>
/// <param name="Rows">The studies; empty where which of them two people chart is not for the reader to know.</param>
/// <param name="Unassigned">Studies of which a chart is nobody's.</param>
/// <param name="Undrawn">Studies that were in no draw of the share yet.</param>
/// <param name="WhyClosed">Why the studies are not shown; null where they are.</param>
public sealed record ChartPlanView(
    PublishedForm Form, IReadOnlyList<FormTab> Forms, ChartingMode Mode, decimal Share, IReadOnlyList<ChartDrawLine> Draws,
    IReadOnlyList<ChartWorkload> People, IReadOnlyList<ChartPlanRow> Rows, int Unassigned, int Undrawn, int Studies, string? WhyClosed,
    Membership Me);
