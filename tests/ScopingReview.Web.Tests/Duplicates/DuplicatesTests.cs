using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Deduplication;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Screening;
using ScopingReview.Domain.Tests.Support;
using ScopingReview.Web.Features.Audit;
using ScopingReview.Web.Features.Duplicates;
using ScopingReview.Web.Features.Duplicates.Judging;
using ScopingReview.Web.Features.Duplicates.Overlap;
using ScopingReview.Web.Features.Records;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Sources.Importing;
using ScopingReview.Web.Tests.Support;

using static ScopingReview.Web.Tests.Support.ImportHelper;

namespace ScopingReview.Web.Tests.Duplicates;

public sealed class DuplicatesTests(Workbench workbench) : IClassFixture<Workbench>
{
    [Fact]
    public async Task An_import_links_its_records_to_those_that_are_there_and_lists_what_is_for_people()
    {
        var review = await workbench.AddReviewAsync();
        await workbench.ImportAsync(review, Ris(1, "10.1000/a") + Ris(2, "10.1000/b"));
        await workbench.ImportAsync(review, Ris(3, "10.1000/z") + Ris(1, "10.1000/a") + Ris(2), source: "Scopus");

        var view = await ListAsync(review);
        var waiting = await workbench.As<DuplicateQueueService>(review.Lead).ListAsync(review.Id, 1);

        Assert.Equal((5, 1, 4, 1, 1), (view.Records, view.Duplicates, view.Unique, view.Clusters, view.Waiting));
        var merged = Assert.Single(Assert.Single(view.Shown).Duplicates);
        Assert.Equal((4, "title identical (short) +3.6, same authors +3, same year +1.5, same DOI +6", (double?)14.1, (string?)null),
            (merged.Record.Number, merged.Evidence, merged.Score, merged.By));
        var pair = Assert.Single(waiting.Pairs);
        Assert.Equal((2, 5, 8.1), (pair.First.Number, pair.Second.Number, pair.Score));
    }

    [Fact]
    public async Task An_undone_merge_stays_undone_after_the_next_import_and_can_be_redone()
    {
        var review = await workbench.AddReviewAsync();
        await workbench.ImportAsync(review, Ris(1, "10.1000/c") + Ris(1, "10.1000/c"));
        var duplicates = workbench.As<DuplicatesService>(review.Reviewers[0]);

        Assert.True((await duplicates.JudgeAsync(review.Id, 1, 2, same: false)).Succeeded);
        await workbench.ImportAsync(review, Ris(9, "10.1000/d"));
        var apart = await ListAsync(review);
        Assert.True((await duplicates.JudgeAsync(review.Id, 2, 1, same: true)).Succeeded);
        var merged = await ListAsync(review);

        Assert.Equal((0, 1), (apart.Duplicates, apart.HeldApart));
        Assert.Equal((1, 0), (merged.Duplicates, merged.HeldApart));
        await using var db = workbench.Db();
        var links = await db.DuplicateLinks.Where(l => l.ReviewId == review.Id).OrderBy(l => l.At).ToListAsync();
        Assert.Equal([true, false], links.Select(l => l.SupersededAt is not null));
        Assert.Equal(review.Reviewers[0], links[0].SupersededById);
        Assert.Equal(["same", "distinct"],
            (await workbench.As<AuditService>(review.Lead)
                .ListAsync(review.Id, new AuditFilter(Kind: AuditKind.Duplicates), 0, 9)).Lines.Select(l => l.NewValue));
    }

    [Fact]
    public async Task A_record_that_people_work_on_stays_kept()
    {
        var review = await workbench.AddReviewAsync();
        await workbench.ImportAsync(review, Ris(1, "10.1000/e"));
        await workbench.AssignAsync(review, ScreeningStage.TitleAbstract, review.Lead, [await IdAsync(review, 1)]);

        await workbench.ImportAsync(review,
            Ris(1, "10.1000/e").Replace("ER  - ", "AB  - An abstract.\nKW  - peers\nER  - ", StringComparison.Ordinal), source: "Scopus");

        Assert.Equal(1, Assert.Single((await ListAsync(review)).Shown).Kept.Number);
    }

    [Fact]
    public async Task A_merge_that_a_judgement_excludes_is_refused_and_changes_nothing()
    {
        var review = await workbench.AddReviewAsync();
        await workbench.ImportAsync(review, Ris(1) + Ris(2) + Ris(3));
        var duplicates = workbench.As<DuplicatesService>(review.Lead);
        await duplicates.JudgeAsync(review.Id, 1, 2, same: false);
        await duplicates.JudgeAsync(review.Id, 1, 3, same: true);

        var result = await duplicates.JudgeAsync(review.Id, 2, 3, same: true);

        Assert.False(result.Succeeded);
        var view = await ListAsync(review);
        Assert.Equal((1, 1), (view.Duplicates, view.HeldApart));
        Assert.Null((await workbench.As<PairService>(review.Lead).GetAsync(review.Id, 2, 3))!.Said);
    }

    [Fact]
    public async Task During_an_import_a_judgement_asks_to_wait()
    {
        var review = await workbench.AddReviewAsync();
        await workbench.ImportAsync(review, Ris(1) + Ris(2));
        var duplicates = workbench.As<DuplicatesService>(review.Lead);
        await using var other = workbench.Db();
        await using var transaction = await other.Database.BeginTransactionAsync();
        await ScopingReview.Web.Data.ReviewLock.LockRecordsAsync(other, review.Id, CancellationToken.None);

        Assert.Contains("try again", (await duplicates.JudgeAsync(review.Id, 1, 2, same: true)).Message, StringComparison.Ordinal);
        await transaction.RollbackAsync();
        Assert.True((await duplicates.JudgeAsync(review.Id, 1, 2, same: true)).Succeeded);
    }

    [Fact]
    public async Task A_pair_that_no_run_listed_is_compared_as_the_run_compares_it_among_the_records_of_its_file()
    {
        var review = await workbench.AddReviewAsync();
        var rows = Enumerable.Range(1, 14).Select(row => Ris(row, $"10.1000/row{row}")
            .Replace("ER  - ", $"VL  - 3\nIS  - {row}\nER  - ", StringComparison.Ordinal));
        await workbench.ImportAsync(review, string.Concat(rows));
        // Merged by rule, and so never listed for people: its issue is not the number of the row.
        await workbench.ImportAsync(review, Ris(1, "10.1000/row1")
            .Replace("ER  - ", "VL  - 3\nIS  - 12\nER  - ", StringComparison.Ordinal));

        var pair = await workbench.As<PairService>(review.Lead).GetAsync(review.Id, 1, 15);

        Assert.True(pair!.Merged);
        Assert.Contains(pair.Evidence!.Evidence, evidence => evidence.Finding == EvidenceFindings.SameVolume);
        Assert.DoesNotContain(pair.Evidence.Evidence, evidence => evidence.Finding.Contains("issue", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_pair_shows_which_fields_differ()
    {
        var review = await workbench.AddReviewAsync();
        await workbench.ImportAsync(review, Ris(1, "10.1000/g", year: 2020)
            + Ris(1, "10.1000/g", year: 2021).Replace("ER  - ", "VL  - 3\nER  - ", StringComparison.Ordinal));

        var pair = await workbench.As<PairService>(review.Reviewers[0]).GetAsync(review.Id, 1, 2);

        Assert.True(pair!.Merged);
        Assert.Equal(["Year"], pair.Fields.Where(f => f.Difference == Difference.Words).Select(f => f.Name));
        Assert.Equal(["Volume"], pair.Fields.Where(f => f.InOneOnly).Select(f => f.Name));
        Assert.Null(await workbench.As<PairService>(review.Lead).GetAsync(review.Id, 1, 99));
        Assert.Null(await workbench.As<PairService>(review.Lead).GetAsync(review.Id, 1, 1));
    }

    [Fact]
    public async Task Groups_are_found_by_words_number_source_and_hand()
    {
        var review = await workbench.AddReviewAsync();
        var first = await workbench.ImportAsync(review, Ris(1, "10.1000/t", "Tokenism in mental health services")
            + Ris(2, "10.1000/b", "Bridging roles of peer workers") + Ris(5, title: "Lived experience"));
        await workbench.ImportAsync(review, Ris(1, "10.1000/t", "Tokenism in mental health services")
            + Ris(2, "10.1000/b", "Bridging roles of peer workers"), source: "Scopus");
        await workbench.As<DuplicatesService>(review.Lead).JudgeAsync(review.Id, 3, 2, same: true);

        Assert.Equal([1], await NumbersAsync(new(Search: "tokenism")));
        Assert.Equal([2], await NumbersAsync(new(Search: "r-5")));
        Assert.Equal([2], await NumbersAsync(new(By: MergedBy.People)));
        Assert.Equal([1, 2], await NumbersAsync(new(By: MergedBy.Rules)));
        Assert.Equal([1, 2], await NumbersAsync(new(BelowScore: 14.5)));
        Assert.Empty(await NumbersAsync(new(BelowScore: 12)));
        Assert.Equal([1, 2], await NumbersAsync(new(SourceId: first.Outcome!.SourceId)));
        Assert.Empty(await NumbersAsync(new(Search: "nothing")));

        async Task<IEnumerable<int>> NumbersAsync(DuplicatesFilter filter)
            => (await workbench.As<DuplicatesService>(review.Lead).ListAsync(review.Id, filter)).Shown.Select(c => c.Kept.Number);
    }

    [Fact]
    public async Task Every_number_of_the_overlap_opens_a_list_of_as_many_records()
    {
        var review = await workbench.AddReviewAsync();
        await workbench.ImportAsync(review, Ris(1, 4, "o"));
        await workbench.ImportAsync(review, Ris(3, 7, "o"), source: "Scopus");
        await workbench.ImportAsync(review, Ris(4, 4, "o") + Ris(9, 9, "o"), source: "ERIC");

        var overlap = await workbench.As<OverlapService>(review.Lead).GetAsync(review.Id);

        Assert.Equal(["PubMed 4/2", "Scopus 5/3", "ERIC 2/1"],
            overlap.Sources.Select(s => $"{s.Name} {s.Publications.Count}/{s.OnlyHere.Count}"));
        Assert.Equal((8, (await ListAsync(review)).Unique), (overlap.Publications, overlap.Publications));
        foreach (var a in overlap.Sources)
        {
            foreach (var b in overlap.Sources)
                Assert.Equal(SourceOverlap.Both(a, b), await CountAsync(OverlapSets.OfAll(a.Id, b.Id)));
        }

        foreach (var combination in overlap.Combinations)
            Assert.Equal(combination.Publications.Count, await CountAsync(OverlapSets.OfExactly(combination.SourceIds)));
        Assert.Null(
            (await workbench.As<RecordsService>(review.Lead)
                .ListAsync(review.Id, new RecordQuery { Set = OverlapSets.OfAll(Guid.CreateVersion7()) })).SetTitle);
        Assert.Contains("PubMed + Scopus + ERIC,1",
            System.Text.Encoding.UTF8.GetString((await workbench.As<OverlapService>(review.Lead).CsvAsync(review.Id)).Content),
            StringComparison.Ordinal);

        async Task<int> CountAsync(string set)
            => (await workbench.As<RecordsService>(review.Lead).ListAsync(review.Id, new RecordQuery { Set = set })).Hits;
    }

    [CorporaFact]
    public async Task The_five_files_of_a_published_review_become_its_unique_records()
    {
        var review = await workbench.AddReviewAsync();
        List<ImportDraft> drafts = [];
        foreach (var file in (string[])["pubmed", "eric", "scopus", "arxiv", "forward-citation"])
            drafts.Add(await workbench.LayOutAsync(review, file + ".ris",
                await File.ReadAllBytesAsync(Corpora.Path($"wba-review/{file}.ris"))));
        await workbench.StartAsync(review, [.. drafts]);
        await workbench.WhenIdleAsync();

        var view = await ListAsync(review);

        Assert.Equal(["PubMed", "ERIC", "Scopus", "arXiv", "Forward citation"], drafts.Select(d => d.Outcome!.SourceName));
        Assert.Equal((747, 709, 38), (view.Records, view.Unique, view.Duplicates));
        await using var db = workbench.Db();
        // The id of an entry is <record>-<source>: links must join what the review's authors joined.
        Assert.All(await db.DuplicateLinks.Where(l => l.ReviewId == review.Id)
            .Select(l => new { A = l.Duplicate!.SourceRecordId, B = l.Kept!.SourceRecordId }).ToListAsync(),
            l => Assert.Equal(l.A!.Split('-')[0], l.B!.Split('-')[0]));
        Assert.Equal(707, await db.AtTitleAbstract(review.Id).CountAsync());
    }

    private Task<DuplicatesView> ListAsync(TestReview review)
        => workbench.As<DuplicatesService>(review.Lead).ListAsync(review.Id, new DuplicatesFilter());

    private async Task<Guid> IdAsync(TestReview review, int number)
    {
        await using var db = workbench.Db();
        return await db.Records.Where(r => r.ReviewId == review.Id && r.Number == number).Select(r => r.Id).SingleAsync();
    }
}
