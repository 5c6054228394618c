using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Charting;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Plan;
using ScopingReview.Web.Features.Shared.Audit;
using ScopingReview.Web.Features.Shared.Forms;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Charting.Readings;

/// <summary>Who charts what with a form: how many people chart a study, which studies two chart, and who.</summary>
public sealed class ChartPlanService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, TimeProvider clock)
{
    /// <summary>Most studies of a pilot.</summary>
    public const int LargestPilot = 10;

    private const string NoForm = "Publish the form first.";

    /// <summary>Null while no form is published.</summary>
    public async Task<ChartPlanView?> GetAsync(
        Guid reviewId, int form = ReviewForms.Charting, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        await using var snapshot = await db.BeginSnapshotAsync(cancellationToken);
        if (await db.CurrentFormAsync(reviewId, cancellationToken, form) is not { } published)
            return null;
        var studies = await db.StudiesAsync(await db.VisibilityAsync(me, cancellationToken), cancellationToken);
        var readings = await db.ReadingsAsync(me, published.FormId, studies, cancellationToken);
        var people = await PlanService.ReadersAsync(db, reviewId, cancellationToken);
        var names = people.ToDictionary(person => person.Id, person => person.Name);
        var draws = await db.ChartDraws.AsNoTracking().Where(d => d.FormId == published.FormId).OrderBy(d => d.DrawnAt)
            .Select(d => new ChartDrawLine(d.Purpose, d.DrawnNumbers.Length, d.FrameNumbers.Length, d.Seed, d.DrawnAt))
            .ToListAsync(cancellationToken);
        // Which studies two chart is not for a lead who charts, unless two chart all of them.
        var closed = readings.IsBlind && readings.Plan is { Mode: ChartingMode.Dual, DualShare: 1 } is false ? readings.WhyClosed : null;
        return new ChartPlanView(
            published, await db.FormTabsAsync(me, cancellationToken), readings.Plan.Mode, readings.Plan.DualShare, draws,
            [.. people.Select(person => Workload(person.Id, person.Name, [.. studies.Select(readings.Of)], readings.IsBlind
                && person.Id != me.UserId))],
            closed is not null ? [] : [.. studies.Select(study => Row(study, readings.Of(study)))],
            studies.Count(study => NeedsPerson(readings.Of(study), ChartReading.First)
                || NeedsPerson(readings.Of(study), ChartReading.Second)),
            Undrawn(studies, draws.Count == 0 ? [] : await FramesAsync(db, published.FormId, cancellationToken)).Count, studies.Count,
                closed, me);

        string? NameOf(Guid? id) => id is { } person ? names.GetValueOrDefault(person, "a former member") : null;
        ChartPlanRow Row(IncludedStudy study, StudyReadings standing)
            => new(study, standing, NameOf(standing.First.PersonId), standing.IsOfTwo ? NameOf(standing.Second.PersonId) : null);
    }

    /// <summary>Says how many people chart a study. What is charted stays, whichever it is.</summary>
    /// <param name="share">Of mode <see cref="ChartingMode.Dual"/>: the share of studies, above 0 to 1.</param>
    /// <param name="form">Which of the review's forms.</param>
    public async Task<OperationResult> SetModeAsync(
        Guid reviewId, ChartingMode mode, decimal share, int form = ReviewForms.Charting, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        if (!Enum.IsDefined(mode) || (mode == ChartingMode.Dual && share is <= 0 or > 1))
            return OperationResult.Refused("Choose a share of more than 0 and at most 100 %.");
        if (await db.ReviewForms.SingleOrDefaultAsync(f => f.ReviewId == reviewId && f.Position == form, cancellationToken)
            is not { } stored)
            return OperationResult.Refused(NoForm);
        share = mode == ChartingMode.Dual ? Math.Round(share, 4) : 1;
        if ((stored.Mode, stored.DualShare) == (mode, share))
            return OperationResult.Done;
        var before = InWords(stored.Mode, stored.DualShare);
        (stored.Mode, stored.DualShare) = (mode, share);
        db.Record(me, clock.GetUtcNow(), "charting.mode", form.ToString(CultureInfo.InvariantCulture), before, InWords(mode, share));
        await db.SaveChangesAsync(cancellationToken);
        return OperationResult.Done;
    }

    /// <summary>Draws studies that two people chart: for a pilot, or for the share that the mode asks for.</summary>
    /// <param name="count">Of a pilot: how many.</param>
    /// <param name="seed">Any text.</param>
    /// <param name="form">Which of the review's forms.</param>
    /// <returns>How many were drawn.</returns>
    public async Task<OperationResult<int>> DrawAsync(
        Guid reviewId, ChartDrawPurpose purpose, int count, string seed, int form = ReviewForms.Charting,
        CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        seed = PostgresText.Of(seed.Trim());
        if (!Enum.IsDefined(purpose) || seed.Length is 0 or > 200)
            return OperationResult.Refused<int>("Enter a seed of at most 200 characters: any text, so that the draw can be repeated.");
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockReviewAsync(reviewId, cancellationToken);
        if (await db.CurrentFormAsync(reviewId, cancellationToken, form) is not { } published)
            return OperationResult.Refused<int>(NoForm);
        var studies = await db.StudiesAsync(reviewId, cancellationToken);
        var readings = await db.ReadingsAsync(me, published.FormId, studies, cancellationToken);
        List<IncludedStudy> frame;
        if (purpose == ChartDrawPurpose.Pilot)
        {
            // What somebody has charted already is no pilot.
            frame = [.. studies.Where(study => !readings.Plan.IsIndependent(study.Number) && !readings.Of(study).First.Begun)];
            if (count is < 1 or > LargestPilot || frame.Count < count)
                return OperationResult.Refused<int>(frame.Count == 0 ? "All studies have already been started."
                    : string.Create(CultureInfo.InvariantCulture, $"Choose from 1 to {Math.Min(LargestPilot, frame.Count)} studies."));
        }
        else
        {
            if (readings.Plan is not { Mode: ChartingMode.Dual, DualShare: < 1 })
                return OperationResult.Refused<int>("Two people chart a drawn share of the studies only in that mode.");
            var frames = await FramesAsync(db, published.FormId, cancellationToken);
            frame = Undrawn(studies, frames);
            count = ChartShare.Lacking(readings.Plan.DualShare, frames.Count, readings.Plan.Drawn.Count, frame.Count);
            if (frame.Count == 0)
                return OperationResult.Refused<int>("All studies included so far have been in a draw.");
        }

        int[] numbers = [.. frame.Select(study => study.Number).Order()];
        var sample = new SampleFrame([.. numbers.Select(RecordNumber.Format)]);
        var byLabel = numbers.ToDictionary(RecordNumber.Format, StringComparer.Ordinal);
        int[] drawn = count == 0 ? [] : [.. sample.First(seed, count).Drawn.Select(entry => byLabel[entry.Record])];
        var now = clock.GetUtcNow();
        db.ChartDraws.Add(new ChartDraw
        {
            ReviewId = reviewId,
            FormId = published.FormId,
            Purpose = purpose,
            Algorithm = SecondReviewerSample.Algorithm,
            Seed = seed,
            StudyShare = purpose == ChartDrawPurpose.Share ? readings.Plan.DualShare : null,
            FrameNumbers = numbers,
            FrameSha256 = sample.Sha256,
            DrawnNumbers = drawn,
            DrawnAt = now,
            DrawnById = me.UserId,
        });
        db.Record(me, now, "charting.drawn", published.Form.Name,
            newValue: string.Create(CultureInfo.InvariantCulture, $"{drawn.Length} of {numbers.Length} studies; seed {seed}"));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return OperationResult.Of(drawn.Length);
    }

    /// <summary>Shares out, evenly, what nobody was given or has begun.</summary>
    /// <param name="people">Among whom.</param>
    /// <param name="form">Which of the review's forms.</param>
    /// <returns>How many readings were given.</returns>
    public async Task<OperationResult<int>> SplitAsync(
        Guid reviewId, IReadOnlyCollection<Guid> people, int form = ReviewForms.Charting, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockReviewAsync(reviewId, cancellationToken);
        if (await db.CurrentFormAsync(reviewId, cancellationToken, form) is not { } published)
            return OperationResult.Refused<int>(NoForm);
        var readers = await PlanService.ReadersAsync(db, reviewId, cancellationToken);
        Guid[] chosen = [.. people.Distinct()];
        if (chosen.Length == 0 || !Array.TrueForAll(chosen, id => readers.Exists(reader => reader.Id == id)))
            return OperationResult.Refused<int>("Choose one or more members who chart.");
        var studies = await db.StudiesAsync(reviewId, cancellationToken);
        var readings = await db.ReadingsAsync(me, published.FormId, studies, cancellationToken);
        var standing = studies.ToDictionary(study => RecordNumber.Format(study.Number), readings.Of, StringComparer.Ordinal);
        var ids = studies.ToDictionary(study => RecordNumber.Format(study.Number), study => study.Id, StringComparer.Ordinal);
        var seed = published.FormId.ToString("N");
        var firsts = ReviewerAllocation.FirstReviewers(
            seed, [.. standing.Where(study => NeedsPerson(study.Value, ChartReading.First)).Select(study => study.Key)], chosen,
            Loads(standing.Values, ChartReading.First));
        var seconds = ReviewerAllocation.SecondReviewers(
            seed, standing.Where(study => NeedsPerson(study.Value, ChartReading.Second)).ToDictionary(
                study => study.Key, study => study.Value.First.PersonId ?? firsts[study.Key], StringComparer.Ordinal), chosen,
            Loads(standing.Values, ChartReading.Second));
        var now = clock.GetUtcNow();
        db.ChartAssignments.AddRange(firsts.Select(one => ChartAssignments.Of(me, published.FormId, ids[one.Key], ChartReading.First,
            one.Value, now)));
        db.ChartAssignments.AddRange(
            seconds.Assigned.Select(one => ChartAssignments.Of(me, published.FormId, ids[one.Key], ChartReading.Second, one.Value, now)));
        var given = firsts.Count + seconds.Assigned.Count;
        if (given == 0)
            return OperationResult.Refused<int>(seconds.Unassignable.Count > 0
                ? "Two different people chart these studies: choose somebody besides whoever charts them first."
                : "All studies are already assigned.");
        db.Record(me, now, "charting.assigned", published.Form.Name,
            newValue: string.Create(CultureInfo.InvariantCulture, $"{given} among {chosen.Length}"));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return OperationResult.Of(given);
    }

    /// <summary>
    /// Gives studies to somebody, or to nobody. What was begun goes with them, as a draft; what is complete stays with whoever made it.
    /// </summary>
    /// <param name="numbers">Record numbers of the studies.</param>
    /// <param name="reading">Which reading of them.</param>
    /// <param name="person">Null to take them from whoever has them.</param>
    /// <param name="form">Which of the review's forms.</param>
    /// <returns>How many were given.</returns>
    public async Task<OperationResult<int>> AssignAsync(
        Guid reviewId, IReadOnlyCollection<int> numbers, ChartReading reading, Guid? person, int form = ReviewForms.Charting,
        CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        if (reading is not (ChartReading.First or ChartReading.Second))
            return OperationResult.Refused<int>("Only the first and the second chart of a study are given to somebody.");
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockReviewAsync(reviewId, cancellationToken);
        if (await db.CurrentFormAsync(reviewId, cancellationToken, form) is not { } published)
            return OperationResult.Refused<int>(NoForm);
        if (person is not null && !(await PlanService.ReadersAsync(db, reviewId, cancellationToken)).Exists(reader => reader.Id == person))
            return OperationResult.Refused<int>("This person does not chart in this review.");
        var studies = await db.StudiesAsync(await db.VisibilityAsync(me, cancellationToken), cancellationToken);
        var readings = await db.ReadingsAsync(me, published.FormId, studies, cancellationToken);
        var other = reading == ChartReading.First ? ChartReading.Second : ChartReading.First;
        var change = studies.Where(study => numbers.Contains(study.Number)).Where(study => readings.Of(study) is var standing
            && !standing[reading].Complete && standing[reading].PersonId != person && (reading == ChartReading.First || standing.IsOfTwo)
            && (person is null || !standing.IsOfTwo || standing[other].PersonId != person)).Select(study => study.Id).ToList();
        var now = clock.GetUtcNow();
        await db.ChartAssignments.Current().Where(a => a.FormId == published.FormId && a.Reading == reading && change.Contains(a.StudyId))
            .SupersedeAsync(me.UserId, now, cancellationToken);
        if (person is { } id)
        {
            // A reading that the mode asks for no longer keeps nobody from another one.
            await db.ChartAssignments.Current().Where(a => a.FormId == published.FormId && a.UserId == id && change.Contains(a.StudyId))
                .SupersedeAsync(me.UserId, now, cancellationToken);
            db.ChartAssignments.AddRange(change.ConvertAll(study => ChartAssignments.Of(me, published.FormId, study, reading, id, now)));
        }

        if (change.Count == 0)
            return OperationResult.Refused<int>("Nothing was changed: these studies are complete, or the other chart of them is this person’s.");
        db.Record(me, now, "charting.assigned", published.Form.Name,
            newValue: string.Create(CultureInfo.InvariantCulture, $"{change.Count} {(person is null ? "taken back" : "given")}"));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return OperationResult.Of(change.Count);
    }

    private static string InWords(ChartingMode mode, decimal share) => mode switch
    {
        ChartingMode.One => "one person",
        ChartingMode.Verified => "one person, checked by a second",
        _ => string.Create(CultureInfo.InvariantCulture, $"two people independently, {share * 100:0.##} % of the studies"),
    };

    private static bool NeedsPerson(StudyReadings standing, ChartReading reading)
        => !standing.IsDone && (reading == ChartReading.First || standing.IsOfTwo) && standing[reading].PersonId is null;

    private static Dictionary<Guid, int> Loads(IEnumerable<StudyReadings> standing, ChartReading reading)
        => standing.Select(study => study[reading].PersonId).OfType<Guid>().CountBy(person => person).ToDictionary();

    private static async Task<HashSet<int>> FramesAsync(ReviewDbContext db, Guid formId, CancellationToken cancellationToken)
        => [.. (await db.ChartDraws.Where(d => d.FormId == formId && d.Purpose == ChartDrawPurpose.Share).Select(d => d.FrameNumbers)
            .ToListAsync(cancellationToken)).SelectMany(numbers => numbers)];

    private static List<IncludedStudy> Undrawn(IReadOnlyList<IncludedStudy> studies, HashSet<int> frames)
        => [.. studies.Where(study => !frames.Contains(study.Number))];

    private static ChartWorkload Workload(Guid id, string name, IReadOnlyList<StudyReadings> studies, bool countsOnly)
    {
        var mine = studies.SelectMany(study => new[] { study.First, study.IsOfTwo ? study.Second : ReadingStanding.Nobody })
            .Where(reading => reading.PersonId == id).ToList();
        return new ChartWorkload(id, name, mine.Count, countsOnly ? null : mine.Count(reading => reading.Complete),
            countsOnly ? null : mine.Count(reading => reading is { Begun: true, Complete: false }));
    }
}
