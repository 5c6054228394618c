using ScopingReview.Domain.Charting;
using ScopingReview.Web.Features.Shared.Forms;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Charting.Building;

/// <summary>The form that is being worked on.</summary>
/// <param name="Revision">Which state of it this is.</param>
/// <param name="By">Who changed it last.</param>
public sealed record FormDraft(ChartingForm Form, int Revision, string By, DateTimeOffset At);

/// <summary>A form of another review, to begin with.</summary>
public sealed record FormElsewhere(Guid ReviewId, string Review, string Name, int Version);

/// <summary>A version that was published.</summary>
public sealed record FormVersionLine(int Version, string Name, string? Note, string By, DateTimeOffset At);

/// <param name="Draft">Null while nobody is working on one.</param>
/// <param name="Current">The version in use; null while none is.</param>
/// <param name="Versions">All of them, the newest first.</param>
/// <param name="Forms">All forms of the review.</param>
public sealed record FormBuilderView(
    FormDraft? Draft, PublishedForm? Current, IReadOnlyList<FormVersionLine> Versions, IReadOnlyList<FormElsewhere> Elsewhere,
    IReadOnlyList<FormTab> Forms, Membership Me);

/// <summary>What publishing would do.</summary>
/// <param name="Problems">What keeps it from being published.</param>
/// <param name="Changes">What it changes in the version in use.</param>
/// <param name="Charted">Studies that have a chart.</param>
/// <param name="SecondLook">Those of them whose chart would want another look.</param>
public sealed record PublishLook(IReadOnlyList<FormProblem> Problems, IReadOnlyList<string> Changes, int Charted, int SecondLook);
