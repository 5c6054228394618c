using System.Text.RegularExpressions;
using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Domain.Tests.Formats;

public sealed partial class RisCorpusTests
{
    private static readonly string[] _folders = ["formats", "multi-database", "wba-review", "peer-workers"];

    private static readonly string[] _risInTextFiles =
    [
        "formats/asreview/web_of_science.txt", "formats/asreview/pubmed_endnote.txt", "formats/asreview/ris_issue_992.txt",
        "formats/asreview/ris_issue_1099.txt", "formats/synthesisr/eviatlas.txt",
    ];

    public static TheoryData<string> Files() => [.. _folders.SelectMany(folder => Corpora.Files(folder, ".ris")), .. _risInTextFiles];

    [CorporaTheory]
    [MemberData(nameof(Files))]
    public async Task Every_entry_of_a_real_file_is_read_or_refused(string file)
    {
        var text = await File.ReadAllTextAsync(Corpora.Path(file));

        var tally = (await Ris.ReadCorpusAsync(file)).Tally();

        Assert.True(tally.AddsUp);
        Assert.Equal(TypeLine().Count(text), tally.Entries);
    }

    [CorporaTheory]
    [InlineData("multi-database/new_stage_data/Dimensions_246.ris", 246)]
    [InlineData("multi-database/new_stage_data/econlit_3.ris", 3)]
    [InlineData("multi-database/new_stage_data/envindex_100.ris", 100)]
    [InlineData("multi-database/new_stage_data/lens_343.ris", 343)]
    [InlineData("multi-database/new_stage_data/medline_84.ris", 84)]
    [InlineData("multi-database/new_stage_data/wos_278.ris", 278)]
    [InlineData("multi-database/new_stage_data/screened_128.ris", 128)]
    [InlineData("multi-database/new_stage_data/final_24.ris", 24)]
    [InlineData("formats/reflib/blue-light.ris", 102)]
    [InlineData("formats/asreview/web_of_science.txt", 10)]
    [InlineData("peer-workers/reference-list.ris", 167)]
    [InlineData("wba-review/pubmed.ris", 470)]
    [InlineData("wba-review/eric.ris", 181)]
    [InlineData("wba-review/scopus.ris", 90)]
    [InlineData("wba-review/arxiv.ris", 4)]
    [InlineData("wba-review/forward-citation.ris", 2)]
    public async Task As_many_records_are_read_as_the_file_holds(string file, int records)
    {
        var tally = (await Ris.ReadCorpusAsync(file)).Tally();

        Assert.Equal((records, 0), (tally.Read, tally.Refused));
    }

    [CorporaTheory]
    [MemberData(nameof(Files))]
    public async Task A_real_file_is_detected_by_its_content(string file)
    {
        var bytes = await File.ReadAllBytesAsync(Corpora.Path(file));

        var expected = file.EndsWith("example_wos.ris", StringComparison.Ordinal) ? FileKind.WebOfScience : FileKind.Ris;
        Assert.Equal(expected, FormatDetector.Detect(bytes).Kind);
    }

    [CorporaTheory]
    [InlineData("formats/reflib/blue-light.nbib", FileKind.Medline)]
    [InlineData("formats/synthesisr/PubMed_example.txt", FileKind.Medline)]
    [InlineData("formats/synthesisr/res_synth_methods.txt", FileKind.Medline)]
    [InlineData("formats/reflib/blue-light.xml", FileKind.EndNoteXml)]
    [InlineData("dedup/tafenoquine/tafenoquine.xml", FileKind.EndNoteXml)]
    [InlineData("formats/reflib/blue-light.json", FileKind.Json)]
    [InlineData("formats/synthesisr/zoorec.txt", FileKind.WebOfScience)]
    [InlineData("formats/synthesisr/WoS_txt_example.txt", FileKind.WebOfScience)]
    [InlineData("formats/synthesisr/WoS_ciw_example.ciw", FileKind.WebOfScience)]
    [InlineData("formats/synthesisr/Scopus_bib_example.bib", FileKind.BibTex)]
    [InlineData("formats/synthesisr/litsearchr.txt", FileKind.BibTex)]
    [InlineData("formats/asreview/generic.csv", FileKind.Csv)]
    [InlineData("formats/asreview/embase.csv", FileKind.Csv)]
    [InlineData("formats/asreview/generic_semicolon.csv", FileKind.Csv)]
    [InlineData("formats/asreview/generic_tab.tsv", FileKind.Tsv)]
    [InlineData("formats/synthesisr/eviatlas.tsv", FileKind.Tsv)]
    [InlineData("formats/asreview/generic_column_names_with_spaces.csv", FileKind.Csv)]
    [InlineData("formats/citation-js/plugin-bibtex/test/input/nothing.txt", FileKind.PlainText)]
    public async Task Files_that_are_no_RIS_are_named(string file, FileKind kind)
    {
        var bytes = await File.ReadAllBytesAsync(Corpora.Path(file));

        Assert.Equal(kind, FormatDetector.Detect(bytes).Kind);
    }

    [CorporaFact]
    public async Task The_raw_texts_of_a_real_file_hold_all_of_it_but_blank_lines()
    {
        const string file = "wba-review/scopus.ris";

        var records = (await Ris.ReadCorpusAsync(file)).Records();

        var expected = (await File.ReadAllTextAsync(Corpora.Path(file))).Replace("\n\n", "\n", StringComparison.Ordinal).TrimEnd();
        Assert.Equal(expected, string.Concat(records.Select(record => record.RawText)).TrimEnd());
    }

    [GeneratedRegex(@"^\uFEFF?TY\s{1,2}-", RegexOptions.Multiline, Timeout.Infinite)]
    private static partial Regex TypeLine();
}
