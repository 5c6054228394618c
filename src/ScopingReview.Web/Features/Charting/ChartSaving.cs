using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Charting;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Charting.Readings;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Charting;

/// <summary>Stores charts. Each save that changes something is an entry of its own; the newest of each reading counts.</summary>
public sealed class ChartSaving(TimeProvider clock)
{
    /// <summary>
    /// Stores answers as draft, or as complete if nothing is missing. The same answers are not stored again, and what somebody else stored
    /// since the form was loaded is never replaced unseen. When both of two people are complete and say the same, that is settled.
    /// </summary>
    internal async Task<ChartSaveResult> SaveAsync(
        ReviewDbContext db, Membership me, int number, int position, ChartInput input, CancellationToken cancellationToken)
    {
        if (await db.CurrentFormAsync(me.ReviewId, cancellationToken, position) is not { } form || form.Id != input.FormVersionId)
            return new(Message: "The charting form has a new version. Reload the page; what was saved is kept.");
        var studies = await db.StudiesAsync(me.ReviewId, cancellationToken);
        if (studies.FirstOrDefault(s => s.Number == number) is not { } study)
            return new(Message: "This report is no longer a study of its own: it was merged into another one, or its inclusion was reopened. What was saved is kept.");
        var answers = ChartCleaning.Clean(form.Form, input.Answers);
        var now = clock.GetUtcNow();
        if (input.Complete && ChartValidator.Validate(form.Form, answers, now.Year + 1) is { Count: > 0 } problems)
            return new(Problems: problems);

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var standing = (await db.ReadingsAsync(me, form.FormId, [study], cancellationToken)).Of(study);
        if (standing.IsOfTwo)
        {
            // Of two who complete at the same moment, one must see the other.
            await db.LockReviewAsync(me.ReviewId, cancellationToken);
            standing = (await db.ReadingsAsync(me, form.FormId, [study], cancellationToken)).Of(study);
        }

        try
        {
            var result = await SaveWithinAsync(db, me, form, study, standing, input with { Answers = answers }, cancellationToken);
            if (result.Saved is not null)
                await transaction.CommitAsync(cancellationToken);
            return result;
        }
        catch (DbUpdateException exception) when (exception.IsLostRace())
        {
            await transaction.RollbackAsync(cancellationToken);
            return Meanwhile(form.Form, await db.StoredChartAsync(form.FormId, study.Id, input.Reading, cancellationToken), answers);
        }
    }

    /// <summary>As <see cref="SaveAsync"/>, within a transaction of the caller, for answers that were checked.</summary>
    /// <exception cref="DbUpdateException">Somebody else was sooner.</exception>
    internal async Task<ChartSaveResult> SaveWithinAsync(
        ReviewDbContext db, Membership me, PublishedForm form, IncludedStudy study, StudyReadings standing, ChartInput input,
        CancellationToken cancellationToken)
    {
        if (Refusal(me, standing, input.Reading) is { } refusal)
            return new(Message: refusal);
        var now = clock.GetUtcNow();
        var answers = ChartCleaning.Clean(form.Form, input.Answers);
        var current = await db.StoredChartAsync(form.FormId, study.Id, input.Reading, cancellationToken);
        if (current?.EntryId != input.BasedOn)
            return Meanwhile(form.Form, current, answers);
        if (current is not null && current.Complete == input.Complete && current.FormVersion == form.Form.Version
            && ChartingJson.Write(ChartCleaning.Clean(form.Form, current.Answers)) == ChartingJson.Write(answers))
        {
            return new(Saved: current);
        }

        if (current is not null
            && await db.ChartEntries.Where(e => e.Id == current.EntryId).SupersedeAsync(me.UserId, now, cancellationToken) == 0)
            return Meanwhile(form.Form, await db.StoredChartAsync(form.FormId, study.Id, input.Reading, cancellationToken), answers);
        db.ChartEntries.Add(Entry(me, study, form, input.Reading, answers, input.Complete, now));
        if (standing[input.Reading].PersonId is null && input.Reading != ChartReading.Consensus)
            db.ChartAssignments.Add(ChartAssignments.Of(me, form.FormId, study.Id, input.Reading, me.UserId, now));
        if (input.Complete && await OtherAsync(db, standing, form, study, input.Reading, cancellationToken) is { } other
            && ChartComparison.Of(form.Form, answers, other).Differences == 0)
            db.ChartEntries.Add(Entry(me, study, form, ChartReading.Consensus, answers, complete: true, now));
        await db.SaveChangesAsync(cancellationToken);
        return new(Saved: await db.StoredChartAsync(form.FormId, study.Id, input.Reading, cancellationToken));
    }

    /// <summary>Labels of the items in which two charts differ.</summary>
    public static IReadOnlyList<string> Labels(ChartingForm form, ChartAnswers one, ChartAnswers other)
        => [.. ChartCleaning.Differences(form, one, other).Select(key => form.Item(key).Label)];

    private static string? Refusal(Membership me, StudyReadings study, ChartReading reading)
    {
        if (reading == ChartReading.Consensus)
            return study is { IsOfTwo: true, First.Complete: true, Second.Complete: true } ? null
                : "Both charts of this study must be complete before what counts can be settled.";
        if (study.IsOfTwo && study.Consensus.Complete)
            return ChartPlace.Settled;
        if (study.IsToSettle)
            return ChartPlace.ToSettle;
        return study.For(me.UserId) == reading ? null
            : "This study has been assigned to somebody else, or the charting mode has changed. Reload the page; what was saved is kept.";
    }

    /// <summary>What the other of two has completed; null where there is no other, or not yet.</summary>
    private static async Task<ChartAnswers?> OtherAsync(
        ReviewDbContext db, StudyReadings study, PublishedForm form, IncludedStudy of, ChartReading reading,
            CancellationToken cancellationToken)
    {
        if (!study.IsOfTwo || reading == ChartReading.Consensus)
            return null;
        var other = reading == ChartReading.First ? ChartReading.Second : ChartReading.First;
        return study[other].Complete ? (await db.StoredChartAsync(form.FormId, of.Id, other, cancellationToken))?.Answers : null;
    }

    private static ChartEntry Entry(
        Membership me, IncludedStudy study, PublishedForm form, ChartReading reading, ChartAnswers answers, bool complete,
            DateTimeOffset now)
        => new()
        {
            ReviewId = me.ReviewId,
            StudyId = study.Id,
            FormId = form.FormId,
            FormVersionId = form.Id,
            Reading = reading,
            AnswersJson = ChartingJson.Write(answers),
            Complete = complete,
            ById = me.UserId,
            At = now,
        };

    private static ChartSaveResult Meanwhile(ChartingForm form, StoredChart? current, ChartAnswers answers)
        => new(Meanwhile: current, Differences: Labels(form, current?.Answers ?? ChartAnswers.None, answers),
            Message: current is null ? "What was charted here is no longer there. Reload the page." : null);
}
