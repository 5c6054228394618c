using Microsoft.EntityFrameworkCore;
using ScopingReview.Web.Features.Records;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Sources;

/// <summary>
/// The words that records are found by are the same, whoever has them made: an import, or a trigger.
/// </summary>
public sealed class RecordWordsTests(Workbench workbench) : IClassFixture<Workbench>
{
    private const string Words = "record_words(title, immutable_join(authors), immutable_join(keywords), journal, abstract)";

    private const string File =
        """
        TY  - JOUR
        TI  - Zażółć gęślą jaźń: peers in 東京の支援
        AU  - Do, An
        AU  - Müller, Jürgen
        T2  - The Journal
        KW  - peer worker
        KW  - “lived experience”
        AB  - Ærø and naïve – 95 % of 12
        ER  - 

        TY  - JOUR
        TI  - Nothing but a title
        ER  - 

        TY  - JOUR
        AU  - Anonymous
        TI  - 
        AB  - An abstract alone
        ER  - 


        """;

    [Fact]
    public async Task What_an_import_stores_is_what_the_function_makes_of_the_record()
    {
        var review = await workbench.AddReviewAsync();
        await workbench.ImportAsync(review, File + ImportHelper.Ris(1, 900, "words"));

        Assert.Equal((903, 0), await CountAsync(review.Id));
    }

    [Theory]
    [InlineData("gesla")]
    [InlineData("東京")]
    [InlineData("An Do")]
    [InlineData("\"lived experience\"")]
    [InlineData("aero naive")]
    public async Task An_imported_record_is_found_by_its_words(string search)
    {
        var review = await workbench.AddReviewAsync();
        await workbench.ImportAsync(review, File);

        var found = await workbench.As<RecordsService>(review.Lead).ListAsync(review.Id, new RecordQuery { Search = search });

        Assert.Equal(1, found.Rows.Single().Number);
    }

    [Fact]
    public async Task A_record_that_is_longer_than_what_is_looked_at_is_stored_with_the_words_of_its_beginning()
    {
        var review = await workbench.AddReviewAsync();
        var authors = string.Concat(Enumerable.Range(1, 4000).Select(i => $"AU  - Family{i}, 𠀋\n"));
        var words = string.Join(' ', Enumerable.Range(1, 9000).Select(i => $"word{i} and"))
            + string.Concat(Enumerable.Repeat(" again", 400));
        await workbench.ImportAsync(review, $"TY  - JOUR\nTI  - {words}\n{authors}KW  - {words}\nAB  - {words} {words}\nER  - \n\n");

        Assert.Equal((1, 0), await CountAsync(review.Id));
    }

    [Fact]
    public async Task A_changed_text_changes_the_words_and_a_row_without_words_gets_them()
    {
        var review = await workbench.AddReviewAsync();
        await workbench.ImportAsync(review, File);

        await workbench.SqlAsync($"update records set title = 'Beekeepers' where review_id = '{review.Id}' and number = 2");
        await workbench.SqlAsync(
            $"""
            insert into records (id, review_id, number, source_id, import_id, position_in_file, kind, title,
                authors, editors, issns, isbns, keywords, urls, notes)
            select gen_random_uuid(), review_id, 4, source_id, import_id, 4, kind, 'Honey',
                authors, editors, issns, isbns, keywords, urls, notes
            from records where review_id = '{review.Id}' and number = 1
            """);

        Assert.Equal((4, 0), await CountAsync(review.Id));
        foreach (var (word, number) in new[] { ("beekeeper", 2), ("honey", 4) })
        {
            var found = await workbench.As<RecordsService>(review.Lead).ListAsync(review.Id, new RecordQuery { Search = word });
            Assert.Equal(number, found.Rows.Single().Number);
        }
    }

    private async Task<(int Records, int Different)> CountAsync(Guid review)
    {
        await using var db = workbench.Db();
        return (await db.Records.CountAsync(r => r.ReviewId == review),
            await db.Records.FromSqlRaw($"select * from records where search_vector is distinct from {Words}")
                .CountAsync(r => r.ReviewId == review));
    }
}
