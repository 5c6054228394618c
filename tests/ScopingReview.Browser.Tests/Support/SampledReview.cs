using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.FullTexts;
using ScopingReview.Domain.Ranking;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Reviews;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Browser.Tests.Support;

/// <summary>
/// A review in which one person reads all records of a stage and a second person every third of them: half of these (with priority
/// screening, all) they have read already, some with another verdict. All records say the same, so that nothing but the sample could tell one from another.
/// </summary>
internal sealed class SampledReview
{
    public const int Records = 36;
    private static readonly DateTimeOffset Then = TimeProvider.System.GetUtcNow().AddHours(-1);
    private readonly List<object> _rows = [];
    private readonly ReviewRecord[] _records;
    private readonly AppUser _reader = Rows.Person("Rana Reader");
    private readonly AppUser _second = Rows.Person("Sam Second");
    private readonly AppUser _otherLead = Rows.Person("Olga Otherlead");
    private readonly Review _review;
    private readonly bool _isRanked;

    private SampledReview(ScreeningStage stage, ReviewRole role, bool ranked)
    {
        _isRanked = ranked;
        Stage = stage;
        _review = new Review { Title = $"A sampled review, {stage}, {role}", CreatedAt = Then, CreatedById = _otherLead.Id };
        _rows.AddRange([_reader, _second, _otherLead, _review]);
        foreach (var (user, as_) in new[] { (_reader, role), (_second, ReviewRole.Reviewer), (_otherLead, ReviewRole.Lead) })
            _rows.Add(new ReviewMember { ReviewId = Id, UserId = user.Id, Role = as_, JoinedAt = Then });
        _rows.Add(new ExclusionReason { Id = Reason, ReviewId = Id, Label = "Wrong population", Position = 1, AddedAt = Then });
        _records = AddRecords();
        Read();
        if (ranked)
            _rows.AddRange(
                [new RankingSwitch { ReviewId = Id, IsOn = true, Model = RankingModelKind.ElasU4, ById = _otherLead.Id, At = Then }, Draw()]);
    }

    /// <summary>That there was one: what it drew is said by the assignments.</summary>
    private SampleDraw Draw()
    {
        int[] numbers = [.. Enumerable.Range(1, Records)];
        var frame = new SampleFrame([.. numbers.Select(RecordNumber.Format)]);
        var step = new DrawStep(1m / 3, [Records / 3]);
        return new SampleDraw
        {
            ReviewId = Id,
            Stage = Stage,
            Kind = DrawKind.Initial,
            Algorithm = frame.AlgorithmOf(step),
            Seed = "every third",
            SampleShare = 1m / 3,
            SampleCount = Records / 3,
            FrameNumbers = numbers,
            FrameSha256 = frame.Sha256,
            DrawnAt = Then,
            DrawnById = _otherLead.Id,
        };
    }

    public Guid Id => _review.Id;
    public string Path => $"/reviews/{Id}";
    public ScreeningStage Stage { get; }
    public Guid Reason { get; } = Guid.CreateVersion7();
    public Guid ReaderId => _reader.Id;
    public string Reader => _reader.Email!;

    /// <summary>A lead who reads nothing.</summary>
    public string OtherLead => _otherLead.Email!;

    /// <summary>Votes that make a conflict, which the other lead resolves at once.</summary>
    public static bool IsResolved(int number) => number % 6 == 0;

    /// <param name="ranked">With priority screening on, and the sample read whole: the first person may stop.</param>
    public static async Task<SampledReview> MakeAsync(string connectionString, ScreeningStage stage, ReviewRole role, bool ranked = false)
    {
        var made = new SampledReview(stage, role, ranked);
        await using var db = SeededReview.Open(connectionString);
        db.AddRange(made._rows);
        await db.SaveChangesAsync();
        await db.KnowSizesAsync();
        return made;
    }

    /// <summary>How many records nobody has read.</summary>
    public async Task<int> CountUnreadAsync(string connectionString)
    {
        await using var db = SeededReview.Open(connectionString);
        return await db.Records.CountAsync(r => r.ReviewId == Id && !db.Decisions.Any(d => d.RecordId == r.Id && d.SupersededAt == null));
    }

    public async Task ResolveAsync(string connectionString, int number)
    {
        await using var db = SeededReview.Open(connectionString);
        db.Add(new Resolution
        {
            ReviewId = Id,
            Stage = Stage,
            RecordId = _records[number - 1].Id,
            Verdict = Verdict.Include,
            ById = _otherLead.Id,
            At = TimeProvider.System.GetUtcNow()
        });
        await db.SaveChangesAsync();
    }

    private ReviewRecord[] AddRecords()
    {
        // Reports of a website are not screened by title: they are at full text from the start.
        var (source, import, rows) = Rows.Source(_review, _otherLead, Records, Stage == ScreeningStage.TitleAbstract);
        _rows.AddRange(rows);
        ReviewRecord[] records =
        [
            .. Enumerable.Range(1, Records).Select(number => new ReviewRecord
            {
                ReviewId = Id,
                Number = number,
                SourceId = source.Id,
                ImportId = import.Id,
                PositionInFile = number,
                Title = "Peer support in one service",
                Abstract = "We asked peer workers about their part in planning.",
                Authors = ["Family, A."],
                Year = 2020,
            }),
        ];
        _rows.AddRange(records);
        if (Stage == ScreeningStage.FullText)
            _rows.AddRange(
                records.Select(
                    record => new RetrievalEntry
                    {
                        ReviewId = Id,
                        RecordId = record.Id,
                        Status = RetrievalStatus.Retrieved,
                        ById = _otherLead.Id,
                        At = Then
                    }));
        return records;
    }

    private void Read()
    {
        for (var number = 1; number <= Records; number++)
        {
            Assign(number, _reader, ReviewerPosition.First);
            if (number % 3 == 0)
                Assign(number, _second, ReviewerPosition.Second);
            if (number % (_isRanked ? 3 : 6) == 0)
                Vote(number, IsResolved(number) ? Verdict.Include : Verdict.Exclude);
        }
    }

    private void Assign(int number, AppUser person, ReviewerPosition position) => _rows.Add(new Assignment
    {
        ReviewId = Id,
        Stage = Stage,
        RecordId = _records[number - 1].Id,
        ReviewerId = person.Id,
        Position = position,
        DrawId = null,
        RandomOrder = number,
        At = Then,
    });

    private void Vote(int number, Verdict verdict) => _rows.Add(new Decision
    {
        ReviewId = Id,
        Stage = Stage,
        RecordId = _records[number - 1].Id,
        ReviewerId = _second.Id,
        OperationId = Guid.CreateVersion7(),
        Verdict = verdict,
        ReasonId = Stage == ScreeningStage.FullText && verdict == Verdict.Exclude ? Reason : null,
        At = Then,
    });
}
