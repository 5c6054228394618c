using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Charting;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Shared.ReviewQueries;

/// <summary>How the studies of a review stand with a form.</summary>
internal sealed class FormReadings(Membership me, ChartingPlan plan, IReadOnlyDictionary<Guid, StudyReadings> studies)
{
    public ChartingPlan Plan => plan;

    /// <summary>How a study stands; one that nobody has to do with yet as well.</summary>
    public StudyReadings Of(IncludedStudy study) => studies[study.Id];

    /// <summary>Whether the member is told of their own charts only (<see cref="ChartBlinding"/>).</summary>
    public bool IsBlind { get; } = ChartBlinding.IsBlind(me.UserId, me.MayContribute, me.IsLead, [.. studies.Values]);

    /// <summary>Studies that the member has still to chart, or may take.</summary>
    public int Left => studies.Values.Count(study => study.WaitsFor(me.UserId));

    /// <summary>Why what is made of charts is closed to the member, and what opens it; null while it is open.</summary>
    public string? WhyClosed => !IsBlind ? null
        : FormattableString.Invariant($"This will be shown once you have nothing left to chart ({Left:N0} {(Left == 1 ? "study is" : "studies are")} left). Until then you see your own charts only: two people chart studies independently.");
}

internal static class FormReadingQueries
{
    private sealed record Entry(Guid StudyId, ChartReading Reading, bool Complete, Guid ById);

    private sealed record Claim(Guid StudyId, ChartReading Reading, Guid UserId);

    /// <summary>How studies stand with a form.</summary>
    public static async Task<FormReadings> ReadingsAsync(
        this ReviewDbContext db, Membership me, Guid formId, IReadOnlyList<IncludedStudy> studies, CancellationToken cancellationToken)
    {
        var plan = await db.ChartingPlanAsync(formId, cancellationToken);
        var entries = (await db.ChartEntries.Current().Where(e => e.FormId == formId)
            .Select(e => new Entry(e.StudyId, e.Reading, e.Complete, e.ById)).ToListAsync(cancellationToken))
            .ToDictionary(e => (e.StudyId, e.Reading));
        var claims = (await db.ChartAssignments.Current().Where(a => a.FormId == formId)
            .Select(a => new Claim(a.StudyId, a.Reading, a.UserId)).ToListAsync(cancellationToken))
            .ToDictionary(a => (a.StudyId, a.Reading), a => a.UserId);
        return new FormReadings(me, plan, studies.ToDictionary(study => study.Id, study => new StudyReadings(
            plan.IsIndependent(study.Number), plan.IsVerified(study.Number),
            Standing(study.Id, ChartReading.First), Standing(study.Id, ChartReading.Second), Standing(study.Id, ChartReading.Consensus))));

        ReadingStanding Standing(Guid study, ChartReading reading)
        {
            var entry = entries.GetValueOrDefault((study, reading));
            var person = claims.TryGetValue((study, reading), out var claimed) ? claimed : entry?.ById;
            return new ReadingStanding(person, entry is not null, entry is { Complete: true });
        }
    }

    /// <summary>
    /// Why what is made of the charts of a form is closed to a member: they are still reading, or chart independently of somebody
    /// (decisions 9 and 36); null while it is open.
    /// </summary>
    public static async Task<string?> WhyChartsClosedAsync(
        this ReviewDbContext db, ReviewVisibility visibility, CancellationToken cancellationToken, int position = ReviewForm.Charting)
    {
        if (visibility.WhyClosed is { } closed)
            return closed;
        // Nearly always nothing is charted by two, and nothing more needs to be asked.
        var form = await db.ReviewForms.Where(f => f.ReviewId == visibility.Me.ReviewId && f.Position == position
            && (f.Mode == ChartingMode.Dual || db.ChartDraws.Any(d => d.FormId == f.Id))).Select(f => (Guid?)f.Id)
            .FirstOrDefaultAsync(cancellationToken);
        return form is not { } id || !visibility.Me.MayContribute ? null
            : (await db.ReadingsAsync(visibility.Me, id, await db.StudiesAsync(visibility, cancellationToken),
                cancellationToken)).WhyClosed;
    }

    public static async Task<ChartingPlan> ChartingPlanAsync(this ReviewDbContext db, Guid formId, CancellationToken cancellationToken)
    {
        var form = await db.ReviewForms.AsNoTracking().SingleAsync(f => f.Id == formId, cancellationToken);
        var draws = await db.ChartDraws.AsNoTracking().Where(d => d.FormId == formId).Select(d => new { d.Purpose, d.DrawnNumbers })
            .ToListAsync(cancellationToken);
        return new ChartingPlan(form.Mode, form.DualShare, Numbers(ChartDrawPurpose.Share), Numbers(ChartDrawPurpose.Pilot));

        HashSet<int> Numbers(ChartDrawPurpose purpose) => [.. draws.Where(d => d.Purpose == purpose).SelectMany(d => d.DrawnNumbers)];
    }
}
