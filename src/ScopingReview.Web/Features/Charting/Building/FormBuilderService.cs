using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Charting;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Shared.Audit;
using ScopingReview.Web.Features.Shared.Forms;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;
using ScopingReview.Web.Infrastructure.Exports;
using ScopingReview.Web.Infrastructure.Exports.Office;

namespace ScopingReview.Web.Features.Charting.Building;

/// <summary>What a form is written as.</summary>
public enum FormFileKind
{
    /// <summary>A codebook to edit in a spreadsheet, which is read back.</summary>
    Csv,

    /// <summary>All of the form, which is read back.</summary>
    Json,

    /// <summary>A codebook to read.</summary>
    Word,
}

/// <summary>
/// Builds a review's charting form: from a template, another review's form or a codebook, then item by item. It is a draft until it is
/// published; a published version is never changed.
/// </summary>
public sealed class FormBuilderService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, TimeProvider clock)
{
    /// <summary>Largest codebook, in bytes.</summary>
    public const long LargestFile = 2L * 1024 * 1024;

    /// <summary>Longest note on a version, in characters.</summary>
    public const int LongestNote = 2000;

    private const string Changed = "Somebody else has changed the form in the meantime. You now see their version; make your last change again.";

    public async Task<FormBuilderView> GetAsync(
        Guid reviewId, int form = ReviewForms.Charting, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        var versions = await db.ChartingForms.Where(f => f.ReviewId == reviewId)
            .Where(f => db.ReviewForms.Any(of => of.Id == f.FormId && of.Position == form)).OrderByDescending(f => f.Version)
            .Select(f => new FormVersionLine(f.Version, f.Name, f.Note,
                db.Users.Where(u => u.Id == f.ById).Select(u => u.DisplayName).FirstOrDefault() ?? "", f.At))
            .ToListAsync(cancellationToken);
        var elsewhere = await db.ChartingForms
            .Where(f => f.ReviewId != reviewId
                && db.ReviewForms.Any(of => of.Id == f.FormId && of.Position == ReviewForms.Charting)
                && db.Members.Current().Any(m => m.ReviewId == f.ReviewId && m.UserId == me.UserId)
                && !db.ChartingForms.Any(later => later.FormId == f.FormId && later.Version > f.Version))
            .OrderByDescending(f => f.At)
            .Select(f => new FormElsewhere(f.ReviewId,
                db.Reviews.Where(r => r.Id == f.ReviewId).Select(r => r.Title).FirstOrDefault() ?? "", f.Name, f.Version))
            .Take(50).ToListAsync(cancellationToken);
        return new FormBuilderView(await DraftAsync(db, reviewId, form, cancellationToken),
            await db.CurrentFormAsync(reviewId, cancellationToken, form), versions, elsewhere,
            await db.FormTabsAsync(me, cancellationToken), me);
    }

    /// <summary>Begins a draft with a template ("blank" for none of them), or with the version in use ("current").</summary>
    public async Task<OperationResult> StartAsync(
        Guid reviewId, string template, int form = ReviewForms.Charting, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        var begin = template switch
        {
            "blank" => FormTemplates.Blank,
            "current" => (await db.CurrentFormAsync(reviewId, cancellationToken, form))?.Form,
            _ => FormTemplates.Find(template)?.Form,
        };
        return begin is null
            ? OperationResult.Refused("There is no such form to begin with.")
            : await BeginAsync(db, me, form, begin, cancellationToken);
    }

    /// <summary>Begins a draft with the form of another review that one is a member of.</summary>
    public async Task<OperationResult> StartFromReviewAsync(
        Guid reviewId, Guid otherReviewId, int form = ReviewForms.Charting, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        return await db.Members.Current()
                .AnyAsync(m => m.ReviewId == otherReviewId && m.UserId == me.UserId, cancellationToken)
            && await db.CurrentFormAsync(otherReviewId, cancellationToken) is { } other
            ? await BeginAsync(db, me, form, other.Form, cancellationToken)
            : OperationResult.Refused("You are not a member of that review, or it has no charting form.");
    }

    /// <summary>Begins a draft with a codebook (CSV) or a form that was exported (JSON).</summary>
    /// <param name="reviewId">The review.</param>
    /// <param name="fileName">Its name, which becomes that of the form.</param>
    /// <param name="length">Its size in bytes.</param>
    /// <param name="open">Opens it; not called when it is too large.</param>
    /// <param name="form">Position of the form.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<OperationResult> StartFromFileAsync(
        Guid reviewId, string fileName, long length, Func<CancellationToken, Stream> open, int form = ReviewForms.Charting,
        CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        if (length == 0)
            return OperationResult.Refused("The file is empty.");
        if (length > LargestFile)
            return OperationResult.Refused(
                $"The file is larger than {LargestFile / 1024 / 1024} MB; a codebook is a table of items and options.");
        using var copy = new MemoryStream();
        await using (var upload = open(cancellationToken))
            await upload.CopyToAsync(copy, cancellationToken);
        copy.Position = 0;
        var name = Path.GetFileNameWithoutExtension(fileName);
        var (read, problems) = Array.Find(copy.ToArray(), letter => !char.IsWhiteSpace((char)letter) && letter < 0x80) == (byte)'{'
            ? Json(copy.ToArray()) : await CsvAsync(copy, name, cancellationToken);
        return read is null
            ? OperationResult.Refused(string.Join(' ', problems.Take(5)) + (problems.Count > 5
                ? string.Create(CultureInfo.InvariantCulture, $" And {problems.Count - 5} more.") : ""))
            : await BeginAsync(db, me, form, read, cancellationToken);
    }

    /// <summary>Stores the draft as it is now. Returns its new revision.</summary>
    /// <param name="reviewId">The review.</param>
    /// <param name="revision">The revision that was changed: where another one is stored, somebody else was there.</param>
    /// <param name="form">The form as it is now.</param>
    /// <param name="position">Position of the form.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<OperationResult<int>> SaveAsync(
        Guid reviewId, int revision, ChartingForm form, int position = ReviewForms.Charting, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        var json = ChartingJson.Write(form).Replace("\\u0000", "", StringComparison.Ordinal);
        if (json.Length > LargestFile)
            return OperationResult.Refused<int>("The form is too large to be stored.");
        if (await db.Drafts(reviewId, position).SingleOrDefaultAsync(cancellationToken) is not { } draft
            || draft.Revision != revision)
            return OperationResult.Refused<int>(Changed);
        (draft.FormJson, draft.Revision, draft.ById, draft.At) = (json, revision + 1, me.UserId, clock.GetUtcNow());
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return OperationResult.Refused<int>(Changed);
        }

        return OperationResult.Of(revision + 1);
    }

    /// <summary>Gives the draft up. The version in use stays.</summary>
    public async Task<OperationResult> DiscardAsync(
        Guid reviewId, int revision, int form = ReviewForms.Charting, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        var discarded = await db.Drafts(reviewId, form).Where(d => d.Revision == revision).ExecuteDeleteAsync(cancellationToken);
        // A form that was never published, and is no draft any more, is none.
        await db.ReviewForms.Where(f => f.ReviewId == reviewId && f.Position == form
            && !db.ChartingForms.Any(v => v.FormId == f.Id) && !db.ChartingFormDrafts.Any(d => d.FormId == f.Id))
            .ExecuteDeleteAsync(cancellationToken);
        return discarded == 0 ? OperationResult.Refused(Changed) : OperationResult.Done;
    }

    /// <summary>What publishing the draft would do.</summary>
    public async Task<PublishLook?> LookAsync(
        Guid reviewId, int form = ReviewForms.Charting, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        if (await DraftAsync(db, reviewId, form, cancellationToken) is not { } draft)
            return null;
        var current = await db.CurrentFormAsync(reviewId, cancellationToken, form);
        var looks = current is null ? [] : await db.SecondLooksAsync(
            current.FormId, draft.Form with { Version = current.Form.Version + 1 }, cancellationToken);
        return new PublishLook(FormCheck.Problems(draft.Form), current is null ? [] : FormChanges.Between(current.Form, draft.Form),
            looks.Count, looks.Count(look => look.Value.Count > 0));
    }

    /// <summary>Publishes the draft as the next version, which is used from then on. Every answer is kept.</summary>
    /// <param name="reviewId">The review.</param>
    /// <param name="revision">The revision that the person has seen.</param>
    /// <param name="note">What was changed and why; needed from the second version on.</param>
    /// <param name="form">Position of the form.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<OperationResult> PublishAsync(
        Guid reviewId, int revision, string? note, int form = ReviewForms.Charting, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Lead, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockReviewAsync(reviewId, cancellationToken);
        if (await DraftAsync(db, reviewId, form, cancellationToken) is not { } draft || draft.Revision != revision)
            return OperationResult.Refused(Changed);
        if (FormCheck.Problems(draft.Form) is [var problem, ..])
            return OperationResult.Refused(problem.Message);
        var current = await db.CurrentFormAsync(reviewId, cancellationToken, form);
        note = PostgresText.Of(note?.Trim() ?? "");
        if (current is not null && note.Length == 0)
            return OperationResult.Refused("Describe what you changed and why: it is shown in the list of versions.");
        if (note.Length > LongestNote)
            return OperationResult.Refused("The note is too long.");
        if (current is not null && FormChanges.Between(current.Form, draft.Form).Count == 0
            && ChartingJson.Write(current.Form) == ChartingJson.Write(draft.Form with { Version = current.Form.Version }))
            return OperationResult.Refused("Nothing was changed since the version in use.");
        db.Publish(me, (await db.FormAsync(reviewId, form, cancellationToken))!,
            draft.Form with { Version = (current?.Form.Version ?? 0) + 1 }, note.Length == 0 ? null : note, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await db.Drafts(reviewId, form).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return OperationResult.Done;
    }

    /// <summary>The version in use as a codebook (CSV, Word), or as JSON that this application reads back.</summary>
    public async Task<OperationResult<ExportFile>> ExportAsync(
        Guid reviewId, FormFileKind file, int form = ReviewForms.Charting, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        if (await db.CurrentFormAsync(reviewId, cancellationToken, form) is not { } current)
            return OperationResult.Refused<ExportFile>("This review has no charting form.");
        var name = string.Create(CultureInfo.InvariantCulture,
            $"{(form == ReviewForms.Charting ? "charting-form" : ExportFile.Slug(current.Form.Name))}-v{current.Form.Version}");
        var title = await db.Reviews.Where(r => r.Id == reviewId).Select(r => r.Title).SingleAsync(cancellationToken);
        return OperationResult.Of(file switch
        {
            FormFileKind.Json => new ExportFile(name + ".json", "application/json",
                Encoding.UTF8.GetBytes(ChartingJson.Write(current.Form))),
            FormFileKind.Word => new ExportFile(name + ".docx", WordDocument.ContentType,
                CodebookDocument.Write(current.Form, new OfficeFacts(title, current.At, []))),
            _ => new ExportFile(name + ".csv", "text/csv",
                [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Codebook.Write(current.Form))]),
        });
    }

    private static async Task<FormDraft?> DraftAsync(ReviewDbContext db, Guid reviewId, int form, CancellationToken cancellationToken)
    {
        var draft = await db.Drafts(reviewId, form).AsNoTracking()
            .Select(d => new
            {
                d.FormJson,
                d.Revision,
                d.At,
                By = db.Users.Where(u => u.Id == d.ById).Select(u => u.DisplayName).FirstOrDefault(),
            })
            .SingleOrDefaultAsync(cancellationToken);
        return draft is null ? null : new FormDraft(ChartingJson.ReadForm(draft.FormJson), draft.Revision, draft.By ?? "", draft.At);
    }

    private async Task<OperationResult> BeginAsync(
        ReviewDbContext db, Membership me, int position, ChartingForm form, CancellationToken cancellationToken)
    {
        var others = await db.ReviewForms.CountAsync(f => f.ReviewId == me.ReviewId && f.Position < position, cancellationToken);
        if (position is < ReviewForms.Charting or > ReviewForms.Most || others < position - 1)
            return OperationResult.Refused("A review has at most nine forms, and the charting form is the first.");
        var now = clock.GetUtcNow();
        db.ChartingFormDrafts.Add(new ChartingFormDraft
        {
            FormId = (await db.FormToBeginAsync(me, position, now, cancellationToken)).Id,
            ReviewId = me.ReviewId,
            FormJson = ChartingJson.Write(form),
            Revision = 1,
            ById = me.UserId,
            At = now,
        });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException lost) when (lost.IsLostRace())
        {
            return OperationResult.Refused("Somebody began a form already. Reload the page to work on it, or discard it first.");
        }

        return OperationResult.Done;
    }

    private static (ChartingForm?, IReadOnlyList<string>) Json(byte[] bytes)
    {
        try
        {
            var form = ChartingJson.ReadForm(Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF'));
            if (form.Sections is null || form.Sections.Any(section => section?.Items is null || section.Items.Any(item => item is null)))
                return (null, ["The file is not a charting form: it has no sections with items."]);
            var problems = FormCheck.Problems(form).Select(problem => problem.Message).ToList();
            return (problems.Count == 0 ? form with { Version = 1 } : null, problems);
        }
        catch (JsonException)
        {
            return (null, ["The file is not a charting form that was exported here: its JSON cannot be read."]);
        }
    }

    private static async Task<(ChartingForm?, IReadOnlyList<string>)> CsvAsync(
        Stream file, string name, CancellationToken cancellationToken)
    {
        var read = await Codebook.ReadAsync(file, name.Length == 0 ? "Charting form" : name, cancellationToken);
        return (read.Form, read.Problems);
    }
}
