using ScopingReview.Domain.Charting;
using ScopingReview.Domain.FullTexts;
using ScopingReview.Domain.Reviews;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Browser.Tests.Support;

/// <summary>A review whose included studies two people chart independently, with the peer-worker form.</summary>
internal sealed class ChartedReview
{
    private static readonly DateTimeOffset Then = TimeProvider.System.GetUtcNow().AddHours(-1);
    private readonly List<object> _rows = [];
    private readonly AppUser _lead = Rows.Person("Lena Lead");
    private readonly AppUser _first = Rows.Person("Anna First");
    private readonly AppUser _second = Rows.Person("Bo Second");
    private readonly Review _review;
    private readonly ChartingFormVersion _version;
    private readonly List<ReviewRecord> _studies = [];

    private ChartedReview(IReadOnlyList<(ChartAnswers? First, ChartAnswers? Second)> studies)
    {
        _review = new Review { Title = "A review charted by two", CreatedAt = Then, CreatedById = _lead.Id };
        var form = new ReviewForm { ReviewId = _review.Id, Position = 1, Mode = ChartingMode.Dual, AddedById = _lead.Id, AddedAt = Then };
        _version = Rows.PeerWorkers(form, _lead);
        var (_, import, rows) = Rows.Source(_review, _lead, studies.Count, screensTitles: false);
        _rows.AddRange([_lead, _first, _second, _review, form, _version, .. rows]);
        foreach (var (user, role) in new[] { (_lead, ReviewRole.Lead), (_first, ReviewRole.Reviewer), (_second, ReviewRole.Reviewer) })
            _rows.Add(new ReviewMember { ReviewId = _review.Id, UserId = user.Id, Role = role, JoinedAt = Then });
        foreach (var (at, study) in studies.Index())
        {
            var (record, report) = Rows.Report(import, _lead, at + 1, $"Family{(char)('A' + at)}, A.", included: true);
            _rows.AddRange(report);
            if (study.First is { } first)
                _rows.Add(Entry(record, ChartReading.First, first, _first));
            if (study.Second is { } second)
                _rows.Add(Entry(record, ChartReading.Second, second, _second));
            _studies.Add(record);
        }
    }

    public string Path => $"/reviews/{_review.Id}";
    public string Lead => _lead.Email!;
    public string First => _first.Email!;

    /// <param name="studies">What each has charted completely; null where they have not yet.</param>
    public static async Task<ChartedReview> MakeAsync(
        string connectionString, IReadOnlyList<(ChartAnswers? First, ChartAnswers? Second)> studies)
    {
        var made = new ChartedReview(studies);
        await using var db = SeededReview.Open(connectionString);
        db.AddRange(made._rows);
        await db.SaveChangesAsync();
        await db.KnowSizesAsync();
        return made;
    }

    /// <summary>The second person charts a study, numbered from 1.</summary>
    public async Task ChartAsSecondAsync(string connectionString, int study, ChartAnswers answers)
    {
        await using var db = SeededReview.Open(connectionString);
        db.Add(Entry(_studies[study - 1], ChartReading.Second, answers, _second));
        await db.SaveChangesAsync();
    }

    private ChartEntry Entry(ReviewRecord record, ChartReading reading, ChartAnswers answers, AppUser by)
        => new()
        {
            ReviewId = _review.Id,
            StudyId = record.Id,
            FormId = _version.FormId,
            FormVersionId = _version.Id,
            Reading = reading,
            AnswersJson = ChartingJson.Write(answers),
            Complete = true,
            ById = by.Id,
            At = Then,
        };
}
