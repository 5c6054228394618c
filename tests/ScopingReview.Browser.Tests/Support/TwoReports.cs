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
        var (source, import, rows) = Rows.Source(_review, _lead, 2, screensTitles: false);
        List<object> all =
        [
            _lead, _review, form, .. rows,
            new ReviewMember { ReviewId = Id, UserId = _lead.Id, Role = ReviewRole.Lead, JoinedAt = Then },
            new ExclusionReason { ReviewId = Id, Label = "Wrong population", Position = 1, AddedAt = Then },
            new ChartingFormVersion
            {
                ReviewId = Id,
                FormId = form.Id,
                Version = 1,
                Name = PeerWorkerForm.Form.Name,
                FormJson = ChartingJson.Write(PeerWorkerForm.Form),
                ById = _lead.Id,
                At = Then,
            },
        ];
        for (var number = 1; number <= 2; number++)
        {
            var record = new ReviewRecord
            {
                ReviewId = Id,
                Number = number,
                SourceId = source.Id,
                ImportId = import.Id,
                PositionInFile = number,
                Title = $"Peer workers in service {number}",
                Authors = [$"Family{number}, A."],
                Year = 2020,
            };
            all.AddRange([record, new Assignment { ReviewId = Id, Stage = ScreeningStage.FullText, RecordId = record.Id,
                ReviewerId = _lead.Id, Position = ReviewerPosition.First, DrawId = null, RandomOrder = number, At = Then }]);
            if (included)
                all.AddRange([
                    new RetrievalEntry { ReviewId = Id, RecordId = record.Id, Status = RetrievalStatus.Retrieved, ById = _lead.Id, At = Then },
                    new Decision { ReviewId = Id, Stage = ScreeningStage.FullText, RecordId = record.Id, ReviewerId = _lead.Id,
                        OperationId = Guid.CreateVersion7(), Verdict = Verdict.Include, At = Then }]);
        }

        return all;
    }
}
