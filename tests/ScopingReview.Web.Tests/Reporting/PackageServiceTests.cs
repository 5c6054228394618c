using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Features.Reporting.Packages;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Reporting;

public sealed class PackageServiceTests(Workbench workbench) : IClassFixture<Workbench>
{
    [Fact]
    public async Task One_file_holds_all_that_is_downloaded_singly_with_its_hashes_and_says_what_is_left_out_and_why()
    {
        var made = await HashedReview.MakeAsync(workbench, 1);
        using var client = await workbench.ClientAsync(made.Review.Lead);

        using var zip = new ZipArchive(new MemoryStream(await client.GetByteArrayAsync(Urls.ReportFile(made.Review.Id, "package.zip"))));

        var manifest = JsonDocument.Parse(Content(zip, "manifest.json")).RootElement;
        var listed = manifest.GetProperty("files").EnumerateArray()
            .ToDictionary(file => file.GetProperty("name").GetString()!, file => file.GetProperty("sha256").GetString());
        Assert.Equal(zip.Entries.Select(entry => entry.FullName).Except(["manifest.json"]).Order(), listed.Keys.Order());
        Assert.All(listed, file => Assert.Equal(file.Value, Convert.ToHexStringLower(SHA256.HashData(Content(zip, file.Key)))));
        Assert.True(manifest.GetProperty("provisional").GetBoolean());
        Assert.NotEmpty(manifest.GetProperty("stillOpen").EnumerateArray());
        Assert.Contains(manifest.GetProperty("leftOut").EnumerateArray(),
            file => file.GetProperty("because").GetString()!.Contains("no charting form", StringComparison.Ordinal));
        foreach (var (name, alone) in new[] { ("flow/prisma2020.csv", "flow.csv"), ("text/methods-and-results.md", "text.md"),
            ("tables/excluded-reasons.csv", "excluded-reasons"), ("references/included-references.ris", "included-references.ris") })
            Assert.Equal(Content(zip, name), await client.GetByteArrayAsync(Urls.ReportFile(made.Review.Id, alone)));
    }

    [Fact]
    public async Task The_same_state_makes_the_same_bytes()
    {
        var made = await HashedReview.MakeAsync(workbench, 2);
        var packages = workbench.As<PackageService>(made.Review.Lead);

        var first = (await packages.FileAsync(made.Review.Id)).Value!;
        using var client = await workbench.ClientAsync(made.Review.Lead);
        await client.GetByteArrayAsync(Urls.ReportFile(made.Review.Id, "package.zip"));

        Assert.Equal(first.Content, (await packages.FileAsync(made.Review.Id)).Value!.Content);
    }

    [Fact]
    public async Task Whoever_is_still_reading_gets_none()
    {
        var made = await MadeReview.StartAsync(workbench);
        made.ReadTitle((await made.SourceAsync(InformationSourceKind.Database, 1))[0], Verdict.Exclude, twice: true);
        await made.SaveAsync();

        Assert.True((await workbench.As<PackageService>(made.Review.Lead).FileAsync(made.Review.Id)).Succeeded);
        Assert.False((await workbench.As<PackageService>(made.Second).FileAsync(made.Review.Id)).Succeeded);
    }

    private static byte[] Content(ZipArchive zip, string name)
    {
        using var stream = zip.GetEntry(name)!.Open();
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
