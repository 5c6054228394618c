using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Features.Records;
using ScopingReview.Web.Features.Records.Exporting;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Records;

public sealed class RecordExportTests(Workbench workbench) : IClassFixture<Workbench>
{
    private static readonly RecordExportOptions Ris = new(RecordExportFormat.Ris);
    private static readonly RecordExportOptions Csv = new(RecordExportFormat.Csv);

    [Fact]
    public async Task An_export_holds_exactly_the_filtered_list_in_its_order_with_our_numbers()
    {
        var review = await workbench.AddReviewAsync();
        await workbench.ImportAsync(review, ImportHelper.Ris(1, 1200, "x"));
        var query = new RecordQuery { Search = "region", SourceId = null, Order = RecordOrder.Number, Descending = true, Page = 3 };

        var records = await ReadAsync(FileKind.Ris, await ExportAsync(review, query, Ris));

        var view = await workbench.As<RecordsService>(review.Lead).ListAsync(review.Id, query);
        Assert.Equal((1200, 1200), (view.Hits, records.Count));
        Assert.Equal(Enumerable.Range(1, 1200).Reverse().Select(RecordNumber.Format), records.Select(r => r.SourceRecordId));
        Assert.Equal(view.Rows.Select(r => r.Title), records.Skip(100).Take(50).Select(r => r.Title));
        Assert.Equal(3,
            (await ReadAsync(FileKind.Ris,
                await ExportAsync(review, query with { Search = "R-000003 or \"region 77\" or \"region 78\" or \"region 79\"" },
                    Ris))).Count);
    }

    [Fact]
    public async Task What_is_exported_can_be_imported_again_field_by_field()
    {
        var review = await workbench.AddReviewAsync();
        await workbench.ImportAsync(review,
            "TY  - JOUR\nID  - 7\nAU  - Ness, Ottar\nAU  - Åkerblom, K.\nTI  - =Peer work\nT2  - A Journal\nPY  - 2022\nVL  - 3\nSP  - 1\nEP  - 9\nDO  - 10.1000/abc\nSN  - 1234-5679\nKW  - peers\nAB  - Long text; with \"quotes\",\nand lines.\nN1  - a note\nDB  - Scopus\nER  - \n");

        var original = Assert.Single(await ReadAsync(FileKind.Ris, await ExportAsync(review, new RecordQuery(), Ris)));
        var fromCsv = Assert.Single(await ReadAsync(FileKind.Csv, await ExportAsync(review, new RecordQuery(), Csv)));
        var fromRaw = Assert.Single(await ReadAsync(FileKind.Csv, await ExportAsync(review, new RecordQuery(), Csv with { Raw = true })));

        Assert.Equal(("R-000001", "7", "7"), (original.SourceRecordId, fromCsv.SourceRecordId, fromRaw.SourceRecordId));
        Assert.Equal(["a note", "Original ID: 7"], original.Notes);
        foreach (var read in new[] { fromCsv, fromRaw })
        {
            Assert.Equal((original.Title, original.Abstract, original.Year, original.Doi, original.Pages, original.Journal),
                (read.Title, read.Abstract, read.Year, read.Doi, read.Pages, read.Journal));
            Assert.Equal(original.Authors, read.Authors);
        }

        Assert.Contains(",'=Peer work,", Encoding.UTF8.GetString(await ExportAsync(review, new RecordQuery(), Csv)),
            StringComparison.Ordinal);
        Assert.Contains(",=Peer work,", Encoding.UTF8.GetString(await ExportAsync(review, new RecordQuery(), Csv with { Raw = true })),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_says_where_records_stand_only_as_far_as_the_reader_may_know()
    {
        var review = await workbench.AddReviewAsync(reviewers: 2);
        var records = await workbench.AddRecordsAsync(review, 2, source: "PubMed");
        foreach (var reader in review.Reviewers)
            await workbench.AssignAsync(review, ScreeningStage.TitleAbstract, reader, [records[0].Id],
                reader == review.Reviewers[0] ? Data.Model.ReviewerPosition.First : Data.Model.ReviewerPosition.Second);
        await workbench.AssignAsync(review, ScreeningStage.TitleAbstract, review.Reviewers[0], [records[1].Id]);
        await workbench.DecideAsync(review, ScreeningStage.TitleAbstract, review.Reviewers[0], records[1].Id, Verdict.Exclude);

        Assert.Contains("R-000002,PubMed,,Excluded,,", Text(await ExportAsync(review, new RecordQuery(), Csv)), StringComparison.Ordinal);
        // Their reading of the first record is open: what stands there is their own decision, and would stand there if somebody else read
        // the record, too.
        await workbench.AssignAsync(review, ScreeningStage.TitleAbstract, review.Reviewers[1], [records[1].Id],
            Data.Model.ReviewerPosition.Second);
        Assert.Contains("R-000002,PubMed,,Excluded,,", Text(await ExportAsync(review, new RecordQuery(), Csv, review.Reviewers[0])),
            StringComparison.Ordinal);
        Assert.Single(
            await ReadAsync(FileKind.Ris,
                await ExportAsync(review, new RecordQuery { TitleAbstract = ScreeningStatus.Excluded }, Ris, review.Reviewers[0])));
        Assert.Contains("R-000002,PubMed,,Pending,,", Text(await ExportAsync(review, new RecordQuery(), Csv)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("prisma/left-screened", 2)]
    [InlineData("prisma/left-excluded", 0)]
    [InlineData("agreement/title-abstract/all/any.any", 0)]
    public async Task The_list_behind_a_number_of_the_report_can_be_exported_too(string set, int expected)
    {
        var review = await workbench.AddReviewAsync();
        await workbench.AddRecordsAsync(review, 2);
        var query = new RecordQuery { Set = set };

        Assert.Equal(expected, (await workbench.As<RecordsService>(review.Lead).ListAsync(review.Id, query)).Hits);
        Assert.Equal(expected, (await ReadAsync(FileKind.Ris, await ExportAsync(review, query, Ris))).Count);
    }

    [Fact]
    public async Task Two_lists_of_one_day_are_exported_under_names_that_tell_them_apart()
    {
        var review = await workbench.AddReviewAsync(title: "Peer workers");
        await workbench.AddRecordsAsync(review, 2);
        RecordQuery[] queries = [new(), new() { Set = "prisma/left-screened" }, new() { Set = "unique" }, new() { FromYear = 2000 },
            new() { Set = "unique", FromYear = 2000 }];

        List<string> names = [];
        foreach (var options in new[] { Csv, Csv with { Raw = true } })
        {
            foreach (var query in queries)
                names.Add((await workbench.As<RecordExportService>(review.Lead).LookAsync(review.Id, query, options))!.FileName);
        }

        Assert.Equal(names.Count, names.Distinct(StringComparer.Ordinal).Count());
        Assert.StartsWith("peer-workers_records_records-screened_2", names[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Over_HTTP_it_is_a_file_or_a_ZIP_of_parts()
    {
        var review = await workbench.AddReviewAsync(title: "Peer workers");
        await workbench.ImportAsync(review, ImportHelper.Ris(1, 25, "z"));
        using var client = await workbench.ClientAsync(review.Reviewers[0]);
        var query = new RecordQuery { Search = "peer support" };

        using var file = await client.GetAsync(new Uri(query.ToExportUrl(review.Id, "csv"), UriKind.Relative));
        using var parts = await client.GetAsync(new Uri(query.ToExportUrl(review.Id, "ris", partSize: 10), UriKind.Relative));

        Assert.StartsWith("peer-workers_records_filtered_", file.Content.Headers.ContentDisposition!.FileName, StringComparison.Ordinal);
        Assert.Equal(25, (await ReadAsync(FileKind.Csv, await file.Content.ReadAsByteArrayAsync())).Count);
        using var zip = new ZipArchive(new MemoryStream(await parts.Content.ReadAsByteArrayAsync()));
        Assert.Equal(["records-part-1-of-3.ris", "records-part-2-of-3.ris", "records-part-3-of-3.ris"],
            zip.Entries.Select(e => e.FullName));
        List<BibliographicRecord> all = [];
        foreach (var entry in zip.Entries)
        {
            using var part = new MemoryStream();
            await using (var content = await entry.OpenAsync())
                await content.CopyToAsync(part);
            all.AddRange(await ReadAsync(FileKind.Ris, part.ToArray()));
        }

        Assert.Equal(Enumerable.Range(1, 25).Select(RecordNumber.Format), all.Select(r => r.SourceRecordId));
    }

    [Theory]
    [InlineData("?format=xls", HttpStatusCode.BadRequest)]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("?format=ris&size=0", HttpStatusCode.BadRequest)]
    [InlineData("?format=ris&set=no-such-set", HttpStatusCode.NotFound)]
    [InlineData("?format=ris", HttpStatusCode.OK)]
    public async Task What_cannot_be_exported_is_said(string query, HttpStatusCode expected)
    {
        var review = await workbench.AddReviewAsync();
        using var client = await workbench.ClientAsync(review.Lead);

        using var response = await client.GetAsync(new Uri(Urls.RecordsExport(review.Id) + query, UriKind.Relative));

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task More_parts_than_anybody_could_use_are_refused_and_how_large_they_must_be_is_said()
    {
        var review = await workbench.AddReviewAsync();
        await workbench.AddRecordsAsync(review, 401);
        using var client = await workbench.ClientAsync(review.Lead);

        using var one = await client.GetAsync(new Uri(Urls.RecordsExport(review.Id) + "?format=ris&size=1", UriKind.Relative));
        using var three = await client.GetAsync(new Uri(Urls.RecordsExport(review.Id) + "?format=ris&size=3", UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadRequest, one.StatusCode);
        Assert.Contains("parts of at least 3 records", await one.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var zip = new ZipArchive(new MemoryStream(await three.Content.ReadAsByteArrayAsync()));
        Assert.Equal(134, zip.Entries.Count);
    }

    [Fact]
    public async Task One_export_at_a_time_is_written_for_a_person_and_the_next_one_is_asked_to_wait()
    {
        var review = await workbench.AddReviewAsync();
        using var lead = await workbench.ClientAsync(review.Lead);
        using var other = await workbench.ClientAsync(review.Reviewers[0]);
        var address = new Uri(Urls.RecordsExport(review.Id) + "?format=ris", UriKind.Relative);

        using (workbench.Services.GetRequiredService<ExportTurns>().TryTake(review.Lead))
        {
            using var refused = await lead.GetAsync(address);
            using var others = await other.GetAsync(address);
            Assert.Equal((HttpStatusCode.TooManyRequests, "10"), (refused.StatusCode, refused.Headers.RetryAfter!.ToString()));
            Assert.Equal(HttpStatusCode.OK, others.StatusCode);
        }

        using var after = await lead.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    private async Task<byte[]> ExportAsync(TestReview review, RecordQuery query, RecordExportOptions options, Guid? by = null)
    {
        using var output = new MemoryStream();
        var service = workbench.As<RecordExportService>(by ?? review.Lead);
        await service.WriteAsync(review.Id, query, options, output);
        var bytes = output.ToArray();
        var head = await service.LookAsync(review.Id, query, options);
        Assert.Equal(head!.Records, (await ReadAsync(options.Format == RecordExportFormat.Ris ? FileKind.Ris : FileKind.Csv, bytes)).Count);
        return bytes;
    }

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);

    private static async Task<List<BibliographicRecord>> ReadAsync(FileKind kind, byte[] bytes)
    {
        List<BibliographicRecord> records = [];
        await foreach (var item in BibliographicReader.ReadAsync(new DetectedFormat(kind), new MemoryStream(bytes)))
        {
            Assert.IsNotType<RefusedEntry>(item);
            if (item is ReadRecord read)
                records.Add(read.Record);
        }

        return records;
    }
}
