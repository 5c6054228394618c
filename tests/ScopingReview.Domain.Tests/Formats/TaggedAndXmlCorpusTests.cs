using System.Text.RegularExpressions;
using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Domain.Tests.Formats;

/// <summary>Real exports that are not RIS, counted by what begins an entry in the text.</summary>
public sealed partial class TaggedAndXmlCorpusTests
{
    private static readonly string[] _extensions = [".xml", ".nbib", ".txt", ".ciw", ".ris"];

    public static TheoryData<string> Files()
        => [.. _extensions.SelectMany(extension => Corpora.Files("formats", extension)).Concat(Corpora.Files("dedup", ".xml"))];

    [CorporaTheory]
    [MemberData(nameof(Files))]
    public async Task Every_entry_of_a_real_file_is_read_and_not_one_refused(string file)
    {
        var (kind, items) = await ReadIfImportableAsync(file);
        var text = await File.ReadAllTextAsync(Corpora.Path(file));

        var tally = items.Tally();
        Assert.True(tally.AddsUp);
        if (Begins(kind) is { } begins)
            Assert.Equal((begins.Count(text), 0), (tally.Read, tally.Refused));
        Assert.All(items.Records(), record => Assert.Contains(record.RawText.TrimEnd(), text, StringComparison.Ordinal));
    }

    [CorporaTheory]
    [InlineData("formats/reflib/blue-light.xml", FileKind.EndNoteXml, 102)]
    [InlineData("formats/reflib/blue-light.nbib", FileKind.Medline, 80)]
    [InlineData("formats/reflib/Dump-Converted test.xml", FileKind.EndNoteXml, 25)]
    [InlineData("formats/reflib/SpiderCite demo.xml", FileKind.EndNoteXml, 10)]
    [InlineData("formats/reflib/multipart.xml", FileKind.EndNoteXml, 1)]
    [InlineData("formats/synthesisr/PubMed_example.txt", FileKind.Medline, 3)]
    [InlineData("formats/synthesisr/res_synth_methods.txt", FileKind.Medline, 2)]
    [InlineData("formats/synthesisr/zoorec.txt", FileKind.WebOfScience, 134)]
    [InlineData("formats/synthesisr/WoS_txt_example.txt", FileKind.WebOfScience, 4)]
    [InlineData("formats/synthesisr/WoS_ciw_example.ciw", FileKind.WebOfScience, 5)]
    [InlineData("formats/rispy/example_wos.ris", FileKind.WebOfScience, 2)]
    [InlineData("dedup/tafenoquine/tafenoquine.xml", FileKind.EndNoteXml, 179)]
    public async Task As_many_records_are_read_as_the_file_holds(string file, FileKind expected, int records)
    {
        var (kind, items) = await Exports.ReadCorpusAsync(file);

        Assert.Equal((expected, records), (kind, items.Records().Count));
        Assert.All(items.Records(), record => Assert.NotNull(record.Title));
    }

    private static async Task<(FileKind Kind, List<ImportItem> Items)> ReadIfImportableAsync(string file)
    {
        var kind = FormatDetector.Detect(await File.ReadAllBytesAsync(Corpora.Path(file))).Kind;
        return new DetectedFormat(kind).IsImportable ? await Exports.ReadCorpusAsync(file) : (kind, []);
    }

    private static Regex? Begins(FileKind kind) => kind switch
    {
        FileKind.Medline => PubMedId(),
        FileKind.WebOfScience => PublicationType(),
        FileKind.EndNoteXml => Record(),
        _ => null,
    };

    [GeneratedRegex("^PMID-", RegexOptions.Multiline, Timeout.Infinite)]
    private static partial Regex PubMedId();

    [GeneratedRegex("^PT [A-Z]", RegexOptions.Multiline, Timeout.Infinite)]
    private static partial Regex PublicationType();

    [GeneratedRegex("<record>", RegexOptions.None, Timeout.Infinite)]
    private static partial Regex Record();
}
