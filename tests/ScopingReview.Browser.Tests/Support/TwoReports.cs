using ScopingReview.Domain.Charting;
using ScopingReview.Domain.FullTexts;
using ScopingReview.Domain.Reviews;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Browser.Tests.Support;

/// <summary>A review of one lead who reads two reports, with a reason for exclusion and a published form.</summary>
internal sealed class TwoReports
{
    private static readonly DateTimeOffset Then = TimeProvider.System.GetUtcNow().AddHours(-1);
    private readonly AppUser _lead = Rows.Person("Lena Lead");
    private readonly Review _review;

    private TwoReports() => _review = new Review { Title = "A review of two reports", CreatedAt = Then, CreatedById = _lead.Id };

    public Guid Id => _review.Id;
    public string Path => $"/reviews/{Id}";
    public string Lead => _lead.Email!;

    /// <param name="included">The reports are read and included; else they are still sought.</param>
    public static async Task<TwoReports> MakeAsync(string connectionString, bool included = false)
    {
        var made = new TwoReports();
        await using var db = SeededReview.Open(connectionString);
        db.AddRange(made.Build(included));
        await db.SaveChangesAsync();
        await db.KnowSizesAsync();
        return made;
    }

    private List<object> Build(bool included)
    {
        var form = new ReviewForm { ReviewId = Id, Position = 1, AddedById = _lead.Id, AddedAt = Then };
        var (_, import, rows) = Rows.Source(_review, _lead, 2, screensTitles: false);
        List<object> all =
        [
            _lead, _review, form, .. rows,
            new ReviewMember { ReviewId = Id, UserId = _lead.Id, Role = ReviewRole.Lead, JoinedAt = Then },
            new ExclusionReason { ReviewId = Id, Label = "Wrong population", Position = 1, AddedAt = Then },
            Rows.PeerWorkers(form, _lead),
        ];
        foreach (var number in new[] { 1, 2 })
            all.AddRange(Rows.Report(import, _lead, number, $"Family{number}, A.", included).All);
        return all;
    }
}
