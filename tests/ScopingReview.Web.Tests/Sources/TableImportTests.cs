using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Formats;
using ScopingReview.Web.Features.Sources;
using ScopingReview.Web.Features.Sources.Importing;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Sources;

public sealed class TableImportTests(Workbench workbench) : IClassFixture<Workbench>
{
    private const string Header = "Beskrivelse;Forfattere;Utgitt;Tidsskrift\n";
    private const string Unknown = Header
        + "Peer workers in the community;Ness, O. and Kriz, T.;2019;A Journal\nRecovery together;Borg, M.;2021;B Journal\n";

    [Fact]
    public async Task A_known_table_is_read_as_it_is_and_its_columns_are_kept_with_the_import()
    {
        var review = await workbench.AddReviewAsync();

        var draft = await workbench.ImportAsync(review,
            "Authors,Title,Year,Source title,EID,Abstract,Colour\n\"Ness O.; Kriz T.\",Peer work,2020,A Journal,2-s2.0-1,Words,blue\n",
            fileName: "scopus.csv");

        Assert.Equal(1, draft.Outcome!.Records);
        var details = await workbench.As<SourcesService>(review.Reviewers[0]).GetImportAsync(review.Id, draft.Outcome.ImportId);
        Assert.Equal((CsvLayout.Scopus, CsvField.Journal), (details!.Columns!.Layout, details.Columns.Columns[3].Field));
        Assert.Equal("Colour", Assert.Single(details.Columns.UnknownColumns).Name);
        await using var db = workbench.Db();
        Assert.False(await db.ColumnMappings.AnyAsync(m => m.ReviewId == review.Id));
    }

    [Fact]
    public async Task A_table_whose_columns_nobody_knows_waits_for_them_and_shows_how_they_would_be_read()
    {
        var review = await workbench.AddReviewAsync();
        var imports = workbench.As<ImportService>(review.Lead);

        var draft = await workbench.LayOutAsync(review, "kilder.csv", Unknown);

        Assert.Equal((DraftState.NeedsColumns, false), (draft.State, draft.CanStart));
        Assert.False((await imports.StartAsync(review.Id, [draft.Id])).Succeeded);
        Assert.False((await imports.MapAsync(review.Id, draft.Id, draft.Table!.Guess)).Succeeded);
        var tried = await imports.TryColumnsAsync(review.Id, draft.Id, Mapped(draft));
        Assert.Equal(["Peer workers in the community", "Recovery together"], tried!.Records.Select(r => r.Title));
        Assert.Equal(DraftState.NeedsColumns, draft.State);
    }

    [Fact]
    public async Task Columns_that_were_said_once_are_used_for_the_next_file_with_the_same_ones()
    {
        var review = await workbench.AddReviewAsync();
        var first = await workbench.LayOutAsync(review, "kilder.csv", Unknown);
        Assert.True((await workbench.As<ImportService>(review.Lead).MapAsync(review.Id, first.Id, Mapped(first))).Succeeded);
        Assert.Equal((DraftState.Ready, 2, MappingOrigin.Chosen), (first.State, first.Preview!.Records, first.Table!.Origin));
        first.Facts.SourceName = "Kilder";
        await workbench.StartAsync(review, first);
        await workbench.WhenIdleAsync();

        var other = review with { Lead = await workbench.AddMemberAsync(review.Id, ReviewRole.Lead) };
        var next = await workbench.ImportAsync(other, Header + "A third one;Ness, O.;2022;C Journal\n", fileName: "flere.csv");

        Assert.Equal((DraftState.Imported, MappingOrigin.Remembered), (next.State, next.Table!.Origin));
        await using var db = workbench.Db();
        Assert.Equal([2019, 2021, 2022],
            await db.Records.Where(r => r.ReviewId == review.Id).OrderBy(r => r.Number).Select(r => r.Year).ToListAsync());
        Assert.Equal(["Ness, O.", "Kriz, T."],
            await db.Records.Where(r => r.ReviewId == review.Id && r.Number == 1).Select(r => r.Authors).SingleAsync());
        Assert.Equal(first.Table.Guess.Signature, (await db.ColumnMappings.SingleAsync(m => m.ReviewId == review.Id)).HeaderSignature);
        Assert.Equal(DraftState.NeedsColumns, (await workbench.LayOutAsync(await workbench.AddReviewAsync(), "kilder.csv", Unknown)).State);
    }

    [Fact]
    public async Task Files_on_the_page_with_the_same_columns_are_read_with_them_at_once()
    {
        var review = await workbench.AddReviewAsync();
        var drafts = new[] { await workbench.LayOutAsync(review, "a.csv", Unknown),
            await workbench.LayOutAsync(review, "b.csv", Header + "A third one;Ness, O.;2022;C Journal\n") };

        await workbench.As<ImportService>(review.Lead).MapAsync(review.Id, drafts[0].Id, Mapped(drafts[0]));

        Assert.All(drafts, draft => Assert.Equal(DraftState.Ready, draft.State));
        Assert.Equal(MappingOrigin.Remembered,
            (await workbench.LayOutAsync(review, "c.csv", Header + "A fourth;Ness, O.;2023;C Journal\n")).Table!.Origin);
        await using var db = workbench.Db();
        Assert.False(await db.ColumnMappings.AnyAsync(m => m.ReviewId == review.Id));
    }

    [Fact]
    public async Task A_known_column_can_be_corrected_and_a_table_without_names_be_read_by_place()
    {
        var review = await workbench.AddReviewAsync();
        var imports = workbench.As<ImportService>(review.Lead);
        var draft = await workbench.LayOutAsync(review, "export.csv", "title,short title,year\nA title,The right title,2020\n");
        await imports.MapAsync(review.Id, draft.Id, draft.Table!.Guess.With(1, CsvField.Title));
        Assert.Equal("The right title", Assert.Single(draft.Preview!.FirstRecords).Title);

        await imports.MapAsync(review.Id, draft.Id, draft.Table.Mapping with { HasHeader = false });
        Assert.Equal(["short title", "The right title"], draft.Preview.FirstRecords.Select(r => r.Title));
        await imports.MapAsync(review.Id, draft.Id, draft.Table.Guess with { HasHeader = false });
        Assert.Equal(["title", "A title"], draft.Preview.FirstRecords.Select(r => r.Title));
    }

    [Theory]
    [InlineData("pubmed-set.xml",
        "<?xml version=\"1.0\"?><PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>Peers</ArticleTitle></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>", FileKind.PubMedXml, "PubMed")]
    [InlineData("set.nbib", "PMID- 1\nTI  - Peers\n\n", FileKind.Medline, "PubMed")]
    [InlineData("library.xml",
        "<xml><records><record><ref-type name=\"Journal Article\">17</ref-type><titles><title>Peers</title></titles></record></records></xml>", FileKind.EndNoteXml, "Library")]
    [InlineData("library.enw", "%0 Journal Article\n%T Peers\n%A Ness, O.\n\n", FileKind.EndNoteTagged, "Library")]
    [InlineData("library.bib", "@article{a, title={Peers}, author={Ness, O.}}\n", FileKind.BibTex, "Library")]
    [InlineData("savedrecs.txt", "FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nTI Peers\nER\n\nEF\n", FileKind.WebOfScience,
        "Web of Science")]
    [InlineData("ovid.txt", "<1. >\nVN  - Ovid Technologies\nDB  - Embase\nTI  - Peers\n", FileKind.Ovid, "Embase")]
    [InlineData("library.txt", "RT Journal Article\nT1 Peers\nA1 Ness,O.\n", FileKind.RefWorks, "Library")]
    [InlineData("library.json", "[{\"type\":\"book\",\"title\":\"Peers\"}]", FileKind.CslJson, "Library")]
    [InlineData("trials.xml",
        "<Trials_downloaded_from_ICTRP><Trial><TrialID>N1</TrialID><Public_title>Peers</Public_title></Trial></Trials_downloaded_from_ICTRP>",
        FileKind.IctrpXml, "ICTRP")]
    [InlineData("library.rdf",
        "<rdf:RDF xmlns:bib=\"http://purl.org/net/biblio#\"><bib:Article><dc:title>Peers</dc:title></bib:Article></rdf:RDF>",
        FileKind.ZoteroRdf, "Library")]
    [InlineData("tab.txt", "*Journal Article*\nAuthor\tTitle\nNess, O.\tPeers\n", FileKind.EndNoteTab, "Tab")]
    [InlineData("list.tsv", "title\tauthors\tyear\nPeers\tNess, O.\t2020\n", FileKind.Tsv, "List")]
    public async Task Every_format_is_read_by_its_content(string fileName, string content, FileKind kind, string source)
    {
        var review = await workbench.AddReviewAsync();
        var draft = await workbench.LayOutAsync(review, fileName, content);

        Assert.Equal((DraftState.Ready, kind, source), (draft.State, draft.Preview!.Format.Kind, draft.Facts.SourceName));
        await workbench.StartAsync(review, draft);
        await workbench.WhenIdleAsync();
        await using var db = workbench.Db();
        Assert.Equal("Peers", await db.Records.Where(r => r.ReviewId == review.Id).Select(r => r.Title).SingleAsync());
    }

    private static CsvMapping Mapped(ImportDraft draft)
        => draft.Table!.Guess.With(0, CsvField.Title).With(1, CsvField.Authors).With(2, CsvField.Year).With(3, CsvField.Journal);
}
