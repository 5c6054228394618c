using ScopingReview.Domain.Records;
using ScopingReview.Domain.Tests.Support;

namespace ScopingReview.Domain.Tests.Formats;

public sealed class BibTexMappingTests
{
    [Theory]
    [InlineData("""{\"o}\"o\"{o}{\" o}""", "öööö")]
    [InlineData("""\'e\'{e}{\'{e}}{\'\i}""", "éééí")]
    [InlineData("""{\o}{\O}{\l}{\ss}\ss{}{\ae}{\aa}\i""", "øØłßßæåı")]
    [InlineData("""\c{c}\c c\v{s}{\v s}\H{o}\k{a}\r a\u{g}\d{h}\=a\.z""", "ççššőąåğḥāż")]
    [InlineData("""Erd{\H o}s, G{\"u}nter, Fran\c{c}ois, Hall{\aa}, Aks{\i}n""", "Erdős, Günter, François, Hallå, Aksın")]
    [InlineData("""a\&b\%c\$d\#e\_f\{g\}""", "a&b%c$d#e_f{g}")]
    [InlineData("""\textasciitilde{}\textasciicircum{}\textbackslash{}\~{}""", @"~^\~")]
    [InlineData("2000--2010 --- a~b -c", "2000–2010 — a b -c")]
    [InlineData("``quoted'' and `single'", "“quoted” and ‘single'")]
    [InlineData("""The {NHS} and the {{World Health}} in {{{UK}}}""", "The NHS and the World Health in UK")]
    [InlineData("""\emph{In vivo} \textit{a} {\em b} {\bf c}\textbf{d}""", "In vivo a b cd")]
    [InlineData("""H$_2$O, CO$_{2}$, 10$^{-3}$, $e=mc^2$, $\alpha$-blocker, $p < 0.05$""", "H2O, CO2, 10-3, e=mc2, α-blocker, p < 0.05")]
    [InlineData("""costs $5 and $10""", "costs $5 and $10")]
    [InlineData("""H\textsubscript{2}O\textsuperscript{+} \url{http://a.example} \href{http://b.example}{link}""",
        "H2O+ http://a.example link")]
    [InlineData("""\unknown stays, \ElsevierGlyph{2014}""", @"\unknown stays, —")]
    [InlineData("""\enquote{Nothing about us}""", "“Nothing about us”")]
    [InlineData("""90\textdegree{} $\pm$ 1, 5\,mg, \textgreater\ 3""", "90° ± 1, 5 mg, > 3")]
    [InlineData("one\n   line\r\n\tonly", "one line only")]
    [InlineData("Caf\u00e9 &amp; bar", "Café & bar")]
    [InlineData("""\'""", "´")]
    [InlineData(@"ends with \\", "ends with")]
    public async Task LaTeX_becomes_text(string latex, string expected)
    => Assert.Equal(expected, (await Bib.ReadFieldsAsync($"title = {{{latex}}}, doi = {{10.1000/1}}")).Title);

    [Fact]
    public async Task Accents_nested_without_end_do_no_harm()
    {
        var record = await Bib.ReadFieldsAsync($"title = {{x{string.Concat(Enumerable.Repeat("""\'""", 200_000))}}}");

        Assert.StartsWith("x", record.Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Doe, Jane and Roe, R.", "Doe, Jane|Roe, R.")]
    [InlineData("Jane B. Doe and Ludwig van Beethoven", "Doe, Jane B.|van Beethoven, Ludwig")]
    [InlineData("de la Cruz, Ana AND von Berg, Jr, Karl", "de la Cruz, Ana|von Berg, Karl, Jr")]
    [InlineData("{World Health Organization} and {{A and B}}", "World Health Organization|A and B")]
    [InlineData("World Health Organization", "World Health Organization")]
    [InlineData("{\\\"O}zge Aks{\\i}n and {\\c{C}}etin, B.", "Aksın, Özge|Çetin, B.")]
    [InlineData("{Barnes and Noble, Inc.}", "Barnes and Noble, Inc.")]
    [InlineData("family=Doe, given=Jane, prefix=van", "van Doe, Jane")]
    [InlineData("Doe, Jane and others", "Doe, Jane")]
    [InlineData("A and ,", "A")]
    [InlineData("Doe~J. and\n   Roe,~R.", "J., Doe|Roe, R.")]
    [InlineData("Liu R., Adler D.G., Roe A.", "Liu, R.|Adler, D.G.|Roe, A.")]
    [InlineData("Plato", "Plato")]
    [InlineData("Andrews, Ann and Sand, George", "Andrews, Ann|Sand, George")]
    public async Task Names_are_told_apart(string authors, string expected) =>
        Assert.Equal(expected, string.Join('|', (await Bib.ReadFieldsAsync($"title={{One}}, author = {{{authors}}}")).Authors));

    [Theory]
    [InlineData("year = 2016", 2016)]
    [InlineData("year = {2016-09}, date = {2015-01-02}", 2015)]
    [InlineData("date = {2016/2017}", 2016)]
    [InlineData("month = jan # \" 2016\"", null)]
    public async Task The_year_is_found(string fields, int? expected)
    => Assert.Equal(expected, (await Bib.ReadFieldsAsync("title={One}, " + fields)).Year);

    [Theory]
    [InlineData("pages = {377--86}", "377-386")]
    [InlineData("pages = {e12}", "e12")]
    [InlineData("pages = {879–888}", "879-888")]
    [InlineData("eid = {104501}", "104501")]
    [InlineData("art_number={1722034}", "1722034")]
    public async Task Pages_are_found(string fields, string expected)
    => Assert.Equal(expected, (await Bib.ReadFieldsAsync("title={One}, " + fields)).Pages);

    [Theory]
    [InlineData("doi = {10.1000/A_b}", "10.1000/a_b")]
    [InlineData(@"doi = {10.1000/a\_b}", "10.1000/a_b")]
    [InlineData(@"doi = {10.1000/a{\_}b}", "10.1000/a_b")]
    [InlineData("doi = {https://doi.org/10.1000/a--b}", "10.1000/a--b")]
    [InlineData("url = {https://doi.org/10.1000/a}", "10.1000/a")]
    [InlineData("note = {doi: 10.1000/a}", "10.1000/a")]
    public async Task The_DOI_is_found(string fields, string expected)
    => Assert.Equal(expected, (await Bib.ReadFieldsAsync("title={One}, " + fields)).Doi);

    [Theory]
    [InlineData("article", PublicationKind.JournalArticle)]
    [InlineData("InCollection", PublicationKind.BookChapter)]
    [InlineData("inproceedings", PublicationKind.Conference)]
    [InlineData("phdthesis", PublicationKind.Thesis)]
    [InlineData("techreport", PublicationKind.Report)]
    [InlineData("online", PublicationKind.WebPage)]
    [InlineData("a", PublicationKind.Other)]
    public async Task The_type_tells_the_kind(string type, PublicationKind kind)
    {
        var record = await Bib.ReadOneAsync($"@{type}{{k, title={{One}}}}");

        Assert.Equal((kind, type), (record.Kind, record.PublicationType));
    }

    [Fact]
    public async Task Fields_of_biblatex_are_read()
    {
        var record = await Bib.ReadOneAsync("""
            @article{k, title={One}, subtitle={Two}, journaltitle={Journal}, shortjournal={J.}, volume=5, number=6, date={2020-02-01}, langid={english},
              issn={0095-2338}, eprint={2001.00001}, eprinttype={arxiv}, url={https://example.org/a%20b}, keywords={a, b}, pmid={12653513}, note={A note}}
            """);

        Assert.Equal(("One: Two", "Journal", "J.", "5", "6"),
            (record.Title, record.Journal, record.JournalAbbreviation, record.Volume, record.Issue));
        Assert.Equal(("english", "arXiv:2001.00001", "12653513"), (record.Language, record.AccessionNumber, record.PubMedId));
        Assert.Equal("0095-2338|https://example.org/a%20b|a,b|A note",
            $"{record.Issns[0]}|{record.Urls[0]}|{string.Join(',', record.Keywords)}|{record.Notes[0]}");
    }

    [Fact]
    public async Task The_fields_of_Web_of_Science_and_Scopus_are_read()
    {
        var wos = await Bib.ReadOneAsync(
            "@article{ WOS:000001,\nAuthor = {Doe, Jane},\nTitle = {{One\n   two}},\nType = {Article},\nKeywords-Plus = {A; B},\nArticle-Number = {{12}},\nUnique-ID = {{WOS:000001}},\n}");
        var scopus =
            await Bib.ReadOneAsync(
                "@ARTICLE{Li2020,\nauthor={Li, W.},\ntitle={One},\nabbrev_source_title={J. One},\npubmed_id={123456},\nauthor_keywords={a;  b},\ndocument_type={Review},\nsource={Scopus},\n}");

        Assert.Equal(("One two", "Article", "12", "WOS:000001"), (wos.Title, wos.PublicationType, wos.Pages, wos.AccessionNumber));
        Assert.Equal(["A", "B"], wos.Keywords);
        Assert.Equal(("J. One", "123456", "Review", "Scopus"),
            (scopus.JournalAbbreviation, scopus.PubMedId, scopus.PublicationType, scopus.DatabaseName));
    }
}
