using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Domain.Tests.Formats;

/// <summary>
/// No record is made of two entries or of the rest of one, and none vanishes unsaid, whichever line of a file is damaged.
/// </summary>
public sealed class OneChangedLineTests
{
    private static readonly string[] _titles = ["First of all", "Second to none", "Third time lucky"];

    [Fact]
    public Task Of_Ovids_tagged_text() => ChangedLines.AssertKeptAsync(FileKind.Ovid,
        "<1. >\nVN  - Ovid Technologies\nDB  - Embase\nUI  - 621000001\nTI  - First of all\nSO  - J Test. 12(3):101-9, 2020 Jan.\nAU  - Smith J.\nAU  - Doe A.\n"
        + "AB  - Text that\n      goes on.\nYR  - 2020\n\n<2. >\nVN  - Ovid Technologies\nDB  - Embase\nUI  - 621000002\nTI  - Second to none\nAU  - Roe B.\nYR  - 2021\n\n"
        + "<3. >\nVN  - Ovid Technologies\nDB  - Embase\nUI  - 621000003\nTI  - Third time lucky\nYR  - 2022\n", _titles);

    [Fact]
    public Task Of_Ovids_citations() => ChangedLines.AssertKeptAsync(FileKind.Ovid,
        "<1>\nUnique Identifier\n  30000001\nTitle\n  First of all\nSource\n  J Test. 12(3):101-9, 2020 Jan.\nAuthors\n  Smith J; Doe A\nAbstract\n  Text.\n\n"
        + "<2>\nUnique Identifier\n  30000002\nTitle\n  Second to none\nSource\n  J Test. 12(3):111-9, 2020 Jan.\n\n"
        + "<3>\nUnique Identifier\n  30000003\nTitle\n  Third time lucky\nSource\n  J Test. 12(3):121-9, 2020 Jan.\n", _titles);

    [Theory]
    [InlineData("SR 1\n", "\n")]
    [InlineData("", "\n")]
    [InlineData("SR 1\n", "")]
    public Task Of_RefWorks(string source, string between) => ChangedLines.AssertKeptAsync(FileKind.RefWorks,
        $"RT Journal Article\n{source}A1 Smith,J.\nT1 First of all\nJF J Test\nYR 2019\nAB Text that\ngoes on.\nDO 10.1000/rw1\n{between}"
        + $"RT Journal Article\n{source}A1 Doe,A.\nT1 Second to none\nYR 2020\n{between}RT Report\n{source}A1 Roe,B.\nT1 Third time lucky\nYR 2021\n",
        _titles);

    [Fact]
    public Task Of_CSL_JSON_with_an_entry_on_each_line() => ChangedLines.AssertKeptAsync(FileKind.CslJson,
        "[\n\t{\"id\":\"a\",\"type\":\"book\",\"title\":\"First of all\",\"author\":[{\"family\":\"Smith\",\"given\":\"J\"}]},\n"
        + "\t{\"id\":\"b\",\"type\":\"book\",\"title\":\"Second to none\",\"author\":[{\"family\":\"Doe\"}]},\n"
        + "\t{\"id\":\"c\",\"type\":\"book\",\"title\":\"Third time lucky\"}\n]\n", _titles);

    [Theory]
    [InlineData("[\n  {\n", "  },\n  {\n", "  }\n]\n", "    ")]
    [InlineData("[{\n", "}, {\n", "}]\n", "  ")]
    public Task Of_CSL_JSON_with_a_variable_on_each_line(string begin, string between, string end, string indent) =>
        ChangedLines.AssertKeptAsync(FileKind.CslJson,
            begin + Entry("a", "First of all", indent) + between + Entry("b", "Second to none", indent) + between
            + Entry("c", "Third time lucky", indent) + end, _titles);

    [Fact]
    public Task Of_ICTRP_XML() => ChangedLines.AssertKeptAsync(FileKind.IctrpXml,
        "<?xml version='1.0' encoding='UTF-8' ?>\n<Trials_downloaded_from_ICTRP>\n" + Trial(1, "First of all") + Trial(2, "Second to none")
        + Trial(3, "Third time lucky") + "</Trials_downloaded_from_ICTRP>\n", _titles);

    [Fact]
    public Task Of_Zoteros_RDF() => ChangedLines.AssertKeptAsync(FileKind.ZoteroRdf,
        "<rdf:RDF xmlns:bib=\"http://purl.org/net/biblio#\">\n" + Item(1, "First of all") + Item(2, "Second to none")
            + Item(3, "Third time lucky")
        + "</rdf:RDF>\n", _titles);

    [Fact]
    public Task Of_EndNotes_tab_delimited_form() => ChangedLines.AssertKeptAsync(FileKind.EndNoteTab,
        "*Journal Article*\nAuthor\tYear\tTitle\tSecondary Title\nSmith, J.//Doe, A.\t2020\tFirst of all\tJ Test\n"
        + "Roe, B.\t2021\tSecond to none\tJ Test\nRoe, C.\t2022\tThird time lucky\tJ Test\n", _titles);

    private static string Entry(string id, string title, string indent) =>
        $"{indent}\"id\": \"{id}\",\n{indent}\"type\": \"book\",\n{indent}\"author\": [\n{indent}{indent}{{\n{indent}{indent}{indent}\"family\": \"Smith\"\n"
        + $"{indent}{indent}}}\n{indent}],\n{indent}\"title\": \"{title}\",\n{indent}\"volume\": 3\n";

    private static string Trial(int number, string title) =>
        $"  <Trial>\n    <TrialID>NCT{number}</TrialID>\n    <Public_title>{title}</Public_title>\n    <Condition>a</Condition>\n  </Trial>\n";

    private static string Item(int number, string title) =>
        $"  <bib:Article rdf:about=\"#{number}\">\n    <dc:date>2020</dc:date>\n    <dc:title>{title}</dc:title>\n  </bib:Article>\n";
}
