using System.Text;
using ScopingReview.Domain.Formats;
using ScopingReview.Web.Features.Sources.Importing;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Sources;

/// <summary>Texts whose encoding is guessed, and chosen where the guess is wrong.</summary>
public sealed class EncodingImportTests(Workbench workbench) : IClassFixture<Workbench>
{
    /// <summary>One letter, which Windows-1252 and Mac Roman both have: the bytes decide nothing.</summary>
    private static readonly byte[] _mac = CodePagesEncodingProvider.Instance.GetEncoding(10000)!.GetBytes(
        "TY  - JOUR\nTI  - Peer work in a caf\u00E9\nAU  - Mu\u00F1oz, A.\nPY  - 2020\nER  - \n");

    private static readonly byte[] _chinese = CodePagesEncodingProvider.Instance.GetEncoding(54936)!.GetBytes(
        "TY  - JOUR\nTI  - \u540C\u4F34\u652F\u6301\u5DE5\u4F5C\u8005\u7684\u4F5C\u7528\u7814\u7A76\nPY  - 2020\nER  - \n");

    [Fact]
    public async Task The_guess_is_shown_and_another_encoding_reads_the_file_anew()
    {
        var review = await workbench.AddReviewAsync();
        var imports = workbench.As<ImportService>(review.Lead);
        var draft = await workbench.LayOutAsync(review, "mac.ris", _mac);
        var guess = draft.GuessedEncoding!.Value;
        Assert.True(draft.CanChooseEncoding);

        // What was said of it meanwhile stays.
        draft.Facts.SourceName = "An old Mac";
        Assert.True((await imports.ChooseEncodingAsync(review.Id, draft.Id, FileEncoding.Windows1252)).Succeeded);
        Assert.Equal("An old Mac", draft.Facts.SourceName);
        Assert.NotEqual("Peer work in a caf\u00E9", draft.Preview!.FirstRecords[0].Title);
        Assert.True((await imports.ChooseEncodingAsync(review.Id, draft.Id, FileEncoding.MacRoman)).Succeeded);

        Assert.Equal((guess, FileEncoding.MacRoman, DraftState.Ready), (draft.GuessedEncoding, draft.Encoding, draft.State));
        Assert.Equal("Peer work in a caf\u00E9", draft.Preview!.FirstRecords[0].Title);
        Assert.DoesNotContain(draft.Preview.Issues, issue => issue.Message.Contains("choose another encoding", StringComparison.Ordinal));
        await workbench.StartAsync(review, draft);
        await workbench.WhenIdleAsync();
        await using var db = workbench.Db();
        Assert.Equal("Peer work in a caf\u00E9", Assert.Single(db.Records.Where(r => r.ReviewId == review.Id).ToList()).Title);
        Assert.False((await imports.ChooseEncodingAsync(review.Id, draft.Id, FileEncoding.Utf8)).Succeeded);
    }

    [Fact]
    public async Task Chinese_is_known_by_its_bytes()
    {
        var review = await workbench.AddReviewAsync();

        var draft = await workbench.LayOutAsync(review, "cnki.ris", _chinese);

        Assert.Equal((FileEncoding.Gb18030, "\u540C\u4F34\u652F\u6301\u5DE5\u4F5C\u8005\u7684\u4F5C\u7528\u7814\u7A76"),
            (draft.Encoding, draft.Preview!.FirstRecords[0].Title));
    }

    [Fact]
    public async Task A_table_is_read_anew_with_its_header()
    {
        var review = await workbench.AddReviewAsync();
        var imports = workbench.As<ImportService>(review.Lead);
        var draft = await workbench.LayOutAsync(review, "mac.csv",
            CodePagesEncodingProvider.Instance.GetEncoding(10000)!.GetBytes("Title,Ann\u00E9e,Year\nPeer work in a caf\u00E9,x,2020\n"));

        Assert.True((await imports.ChooseEncodingAsync(review.Id, draft.Id, FileEncoding.MacRoman)).Succeeded);

        Assert.Equal("Ann\u00E9e", draft.Table!.Mapping.Columns[1].Name);
        Assert.Equal("Peer work in a caf\u00E9",
            (await imports.TryColumnsAsync(review.Id, draft.Id, draft.Table.Mapping))!.Records[0].Title);
    }

    [Fact]
    public async Task EndNotes_table_is_shown_in_its_encoding_to_whoever_says_what_its_columns_hold()
    {
        var review = await workbench.AddReviewAsync();

        var draft = await workbench.LayOutAsync(review, "endnote.txt", CodePagesEncodingProvider.Instance.GetEncoding(54936)!.GetBytes(
            "*Journal Article*\nAuthor\tYear\tTitle\n\u738B\t2020\t\u540C\u4F34\u652F\u6301\u5DE5\u4F5C\u8005\u7684\u4F5C\u7528\n"));

        Assert.Equal(FileEncoding.Gb18030, draft.Encoding);
        Assert.Equal("\u540C\u4F34\u652F\u6301\u5DE5\u4F5C\u8005\u7684\u4F5C\u7528", draft.Table!.Table.Rows[0][2]);
    }

    [Fact]
    public async Task A_workbook_has_no_encoding_and_an_unknown_one_is_refused()
    {
        var review = await workbench.AddReviewAsync();
        var imports = workbench.As<ImportService>(review.Lead);
        var book = await workbench.LayOutAsync(review, "one.xlsx",
            Domain.Tests.Support.SampleWorkbooks.Of(("A", [["Title", "Year"], ["Peer work", 2020]])));
        var text = await workbench.LayOutAsync(review, "mac.ris", _mac);

        Assert.False(book.CanChooseEncoding);
        Assert.False((await imports.ChooseEncodingAsync(review.Id, book.Id, FileEncoding.Utf8)).Succeeded);
        Assert.False((await imports.ChooseEncodingAsync(review.Id, text.Id, (FileEncoding)99)).Succeeded);
    }
}
