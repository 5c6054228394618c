using System.Text;
using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Records;
using ScopingReview.Web.Features.Records.Exporting;
using ScopingReview.Web.Features.Screening.Annotations;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Tests.Reporting;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Records;

public sealed class ExportedDecisionsTests(Workbench workbench) : IClassFixture<Workbench>
{
    private const ScreeningStage Titles = ScreeningStage.TitleAbstract;
    private const ScreeningStage FullText = ScreeningStage.FullText;

    [Fact]
    public async Task A_table_tells_reason_votes_labels_and_notes_to_the_team()
    {
        var made = await MadeReview.StartAsync(workbench);
        var review = made.Review;
        var record = (await made.SourceAsync(InformationSourceKind.Database, 1))[0];
        var reason = made.Reason("=Wrong population, or none");
        made.ReadTitle(record, Verdict.Include, Verdict.Exclude);
        made.Rule(Titles, record, Verdict.Include);
        made.Retrieve(record);
        made.Read(FullText, record, Verdict.Exclude, Verdict.Exclude, reason, reason);
        await made.SaveAsync();
        await workbench.SqlAsync(
            $"alter table decisions disable trigger append_only; update decisions set note = '-unsure about the setting' where review_id = '{review.Id}' and stage = 'TitleAbstract' and reviewer_id = '{made.First}'; alter table decisions enable trigger append_only");
        foreach (var name in new[] { "to discuss", "background" })
        {
            var label = (await workbench.As<LabelService>(made.First).CreateAsync(review.Id, name)).Value!;
            await workbench.As<LabelService>(made.First)
                .PutAsync(review.Id, new LabelChange { Stage = FullText, Number = 1, LabelId = label.Id, On = true });
        }

        await workbench.As<PrivateNoteService>(made.First).SaveAsync(review.Id, new NoteToOneself(1, "for my eyes only"));

        var row = Assert.Single(await RowsAsync(review.Id, review.Lead));
        var (first, second) = (await NameAsync(made.First), await NameAsync(made.Second));
        Assert.Equal(("Included", "Excluded"), (row["Title and abstract"], row["Full text"]));
        Assert.Equal("'=Wrong population, or none", row["Reason for exclusion at full text"]);
        Assert.Equal($"{first}: include; {second}: exclude", row["Votes on title and abstract"]);
        Assert.Equal($"{first}: exclude; {second}: exclude", row["Votes on full text"]);
        Assert.Equal("background; to discuss", row["Labels"]);
        Assert.Equal($"{first} (title and abstract): -unsure about the setting", row["Notes to the team"]);
        foreach (var person in new[] { review.Lead, made.First, made.Second })
            Assert.DoesNotContain("for my eyes only", await TextAsync(review.Id, person), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reason_that_is_not_settled_is_said_as_such()
    {
        var made = await MadeReview.StartAsync(workbench);
        var record = (await made.SourceAsync(InformationSourceKind.Database, 1))[0];
        made.ReadTitle(record, Verdict.Include);
        made.Retrieve(record);
        made.Read(FullText, record, Verdict.Exclude, Verdict.Exclude, made.Reason("One"), made.Reason("Another"));
        await made.SaveAsync();

        Assert.Equal("Reason not settled yet",
            Assert.Single(await RowsAsync(made.Review.Id, made.Review.Lead))["Reason for exclusion at full text"]);
    }

    // Two readers of everything or of half, the lead, who reads nothing, and an observer: whatever a page of a record tells the person, the
    // file tells, and no more.
    [Theory]
    [InlineData(11)]
    public async Task The_file_tells_each_reader_exactly_what_the_pages_of_the_records_tell(int seed)
    {
        var made = await HashedReview.MakeAsync(workbench, seed);
        var review = made.Review;
        var observer = await workbench.AddMemberAsync(review.Id, ReviewRole.Observer);
        var reader = await workbench.AddMemberAsync(review.Id, ReviewRole.Reviewer);
        var label = (await workbench.As<LabelService>(made.First).CreateAsync(review.Id, "unsure")).Value!;
        await using (var db = workbench.Db())
        {
            var records = db.Records.Where(r => r.ReviewId == review.Id && r.Number % 3 == 0).Select(r => r.Id).ToList();
            db.AddRange(records.SelectMany(id => new[] { Titles, FullText }.Select((stage, i) => new RecordLabel
            {
                ReviewId = review.Id,
                RecordId = id,
                LabelId = label.Id,
                Stage = stage,
                ById = i == 0 ? made.First : made.Second,
                At = TimeProvider.System.GetUtcNow(),
            }).Take(1)));
            await db.SaveChangesAsync();
        }

        var told = 0;
        foreach (var person in new[] { review.Lead, made.First, made.Second, reader, observer })
        {
            foreach (var row in await RowsAsync(review.Id, person))
            {
                var details =
                    (await workbench.As<RecordService>(person)
                        .GetAsync(review.Id, int.Parse(row["Record number"][2..], System.Globalization.CultureInfo.InvariantCulture)))!;
                foreach (var (stage, column) in new[] { (Titles, "Votes on title and abstract"), (FullText, "Votes on full text") })
                {
                    var votes = details.History.Single(history => history.Stage == stage).Entries.Where(
                        entry => entry is { Kind: HistoryKind.Vote, Replaced: false }).ToList();
                    Assert.Equal(votes.Select(vote => $"{vote.Who}: {vote.What.ToLowerInvariant()}").Order(StringComparer.Ordinal),
                        Parts(row[column]));
                    told += votes.Count;
                }

                var labels = details.History.SelectMany(history => history.Entries)
                    .Where(entry => entry is { Kind: HistoryKind.Label, Replaced: false }).Select(entry => entry.What).Distinct();
                Assert.Equal(labels, Parts(row["Labels"]));
                var atFullText = details.History.Single(history => history.Stage == FullText);
                Assert.Equal(atFullText is { IsThere: true, Status: ScreeningStatus.Excluded },
                    row["Reason for exclusion at full text"].Length > 0);
            }
        }

        Assert.True(told > 100, $"Only {told} votes were compared.");
    }

    [Fact]
    public async Task What_waits_for_her_vote_tells_a_reader_nothing_of_the_other_vote()
    {
        var made = await MadeReview.StartAsync(workbench);
        var records = await made.SourceAsync(InformationSourceKind.Database, 3);
        made.ReadTitle(records[0], Verdict.Exclude, Verdict.Exclude);
        made.ReadTitle(records[1], Verdict.Exclude);
        made.ReadTitle(records[2], Verdict.Include, twice: true);
        await made.SaveAsync();
        var (first, second) = (await NameAsync(made.First), await NameAsync(made.Second));

        // The third record waits for the second reader: the first one cannot tell which of theirs somebody else reads.
        Assert.Equal([$"{first}: exclude", $"{first}: exclude", $"{first}: include"],
            (await RowsAsync(made.Review.Id, made.First)).Select(row => row["Votes on title and abstract"]));
        Assert.Equal([$"{second}: exclude", "", ""],
            (await RowsAsync(made.Review.Id, made.Second)).Select(row => row["Votes on title and abstract"]));
        Assert.Equal([$"{first}: exclude; {second}: exclude", $"{first}: exclude", ""],
            (await RowsAsync(made.Review.Id, made.Review.Lead)).Select(row => row["Votes on title and abstract"]));
    }

    [Fact]
    public async Task What_is_told_of_decisions_is_not_taken_for_a_field_when_the_table_is_imported_again()
    {
        var made = await MadeReview.StartAsync(workbench);
        made.ReadTitle((await made.SourceAsync(InformationSourceKind.Database, 1))[0], Verdict.Include);
        await made.SaveAsync();
        List<BibliographicRecord> records = [];

        await foreach (var item in BibliographicReader.ReadAsync(new DetectedFormat(FileKind.Csv),
            new MemoryStream(await BytesAsync(made.Review.Id, made.Review.Lead))))
            records.Add(Assert.IsType<ReadRecord>(item).Record);

        var record = Assert.Single(records);
        Assert.Equal((0, 0), (record.Notes.Count, record.Keywords.Count));
        Assert.Equal("Peer support in service number 1", record.Title);
    }

    private static IEnumerable<string> Parts(string cell)
        => cell.Split("; ", StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal);

    private async Task<string> NameAsync(Guid person)
    {
        await using var db = workbench.Db();
        return (await db.Users.FindAsync(person))!.DisplayName;
    }

    private async Task<byte[]> BytesAsync(Guid review, Guid person)
    {
        using var output = new MemoryStream();
        await workbench.As<RecordExportService>(person)
            .WriteAsync(review, new RecordQuery { Duplicates = DuplicatesShown.Shown }, new(RecordExportFormat.Csv), output);
        return output.ToArray();
    }

    private async Task<string> TextAsync(Guid review, Guid person) => Encoding.UTF8.GetString(await BytesAsync(review, person));

    private async Task<List<Dictionary<string, string>>> RowsAsync(Guid review, Guid person)
        => CsvRows.Read(await TextAsync(review, person));
}
