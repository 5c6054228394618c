using System.IO.Compression;
using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Domain.Tests.Formats;

public sealed class ExportArchiveTests
{
    private static readonly byte[] _ris = "TY  - JOUR\nTI  - One\nER  - \n"u8.ToArray();

    [Fact]
    public async Task Its_files_are_unpacked_without_folders_and_what_systems_add()
    {
        using var archive =
            Open(("a/", []), ("a/one.ris", _ris), ("__MACOSX/._one.ris", _ris), (".DS_Store", _ris),
                ("two.csv", "Title\nTwo\n"u8.ToArray()));

        Assert.Null(archive.Refusal);
        Assert.Equal(["a/one.ris", "two.csv"], archive.Files.Select(file => file.Name));
        using var content = new MemoryStream();
        Assert.Null(await archive.UnpackAsync(archive.Files[0], content));
        Assert.Equal(_ris, content.ToArray());
    }

    [Theory]
    [InlineData("../../etc/one.ris")]
    [InlineData("a\\..\\..\\one.ris")]
    [InlineData("/etc/one.ris")]
    [InlineData("C:\\one.ris")]
    public async Task A_name_that_leads_out_is_refused(string name)
    {
        using var archive = Open((name, _ris), ("two.ris", _ris));

        Assert.Contains("leads out", archive.Files[0].Refusal, StringComparison.Ordinal);
        Assert.Equal(archive.Files[0].Refusal, await archive.UnpackAsync(archive.Files[0], Stream.Null));
        Assert.Null(await archive.UnpackAsync(archive.Files[1], Stream.Null));
    }

    [Fact]
    public async Task A_file_that_becomes_huge_is_refused()
    {
        using var stream = new MemoryStream(SampleWorkbooks.Zip([("bomb.ris", new byte[40 * 1024 * 1024])], CompressionLevel.Optimal));
        using var archive = ExportArchive.Open(stream);

        Assert.Contains("200 times", await archive.UnpackAsync(archive.Files[0], Stream.Null), StringComparison.Ordinal);
    }

    [Fact]
    public void Too_many_files_are_refused()
    {
        using var some = Open([.. Enumerable.Range(0, ExportArchive.MostFiles + 1).Select(i => ($"{i}.ris", _ris))]);
        using var many = Open([.. Enumerable.Range(0, ExportArchive.MostFiles * 6).Select(i => ($"{i}.ris", _ris))]);

        Assert.Contains("holds 201 files", some.Refusal, StringComparison.Ordinal);
        Assert.Contains("too many files", many.Refusal, StringComparison.Ordinal);
        Assert.Empty(some.Files);
    }

    [Fact]
    public void A_locked_file_is_refused()
    {
        var zip = SampleWorkbooks.Zip([("one.ris", _ris)]);
        // General purpose bit 0, in the file's own header and in the list at the end.
        zip[6] |= 1;
        zip[zip.AsSpan().IndexOf("PK\x01\x02"u8) + 8] |= 1;
        using var archive = ExportArchive.Open(new MemoryStream(zip));

        Assert.Contains("password", Assert.Single(archive.Files).Refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(60)]
    public void An_archive_that_is_cut_off_is_refused(int length)
    {
        using var archive = ExportArchive.Open(new MemoryStream(SampleWorkbooks.Zip([("one.ris", _ris)])[..length]));

        Assert.NotNull(archive.Refusal);
    }

    [Fact]
    public void An_archive_without_files_is_refused()
    {
        using var archive = Open();

        Assert.Equal("The archive holds no files.", archive.Refusal);
    }

    [Fact]
    public void Names_are_shown_without_control_characters()
    {
        using var archive = Open(("one\u0007\n.ris", _ris));

        Assert.Equal("one\uFFFD\uFFFD.ris", Assert.Single(archive.Files).Name);
    }

    private static ExportArchive Open(params (string Name, byte[] Content)[] files) =>
        ExportArchive.Open(new MemoryStream(SampleWorkbooks.Zip(files)));
}
