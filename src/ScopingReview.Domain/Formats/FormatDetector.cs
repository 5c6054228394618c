using System.Text.RegularExpressions;

namespace ScopingReview.Domain.Formats;

/// <summary>
/// Tells by its content, never by its name, what a file is: Web of Science writes RIS into .txt, and people choose the wrong file.
/// </summary>
public static partial class FormatDetector
{
    /// <summary>How much of the beginning of a file is looked at, in bytes. Fewer are enough for a shorter file only.</summary>
    public const int BytesNeeded = 64 * 1024;

    /// <summary>Longest name of a column; a cell of prose is longer.</summary>
    private const int LongestHeader = 32;

    private static readonly (byte[] Signature, FileKind Kind)[] _signatures =
    [
        ("%PDF-"u8.ToArray(), FileKind.Pdf),
        ("{\\rtf"u8.ToArray(), FileKind.Word),
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], FileKind.Image),
        ([0xFF, 0xD8, 0xFF], FileKind.Image),
        ("GIF8"u8.ToArray(), FileKind.Image),
        ([0x1F, 0x8B], FileKind.Archive),
        ([(byte)'7', (byte)'z', 0xBC, 0xAF], FileKind.Archive),
        ("Rar!"u8.ToArray(), FileKind.Archive),
        ("BZh"u8.ToArray(), FileKind.Archive),
    ];

    /// <summary>Judges the beginning of a file.</summary>
    /// <param name="beginning">Its first <see cref="BytesNeeded"/> bytes, or all of a shorter file.</param>
    public static DetectedFormat Detect(ReadOnlySpan<byte> beginning)
    {
        beginning = beginning[..Math.Min(beginning.Length, BytesNeeded)];
        return new DetectedFormat(OfBytes(beginning) ?? OfText(TextDecoding.DecodeBeginning(beginning)));
    }

    private static FileKind? OfBytes(ReadOnlySpan<byte> bytes)
    {
        if (ZipFormat.KindOf(bytes) is { } packed)
            return packed;
        if (OldOfficeFormat.KindOf(bytes) is { } office)
            return office;
        foreach (var (signature, kind) in _signatures)
        {
            if (bytes.StartsWith(signature))
                return kind;
        }

        return null;
    }

    private static FileKind OfText(string text)
    {
        var trimmed = text.AsSpan().TrimStart('\uFEFF').Trim();
        if (trimmed.IsEmpty)
            return FileKind.Empty;
        if (IsBinary(text))
            return FileKind.Binary;
        if (OvidFormat.Is(text))
            return HasRisEntry(text) ? FileKind.Ris : FileKind.Ovid;
        if (trimmed[0] == '<')
            return OfMarkup(trimmed);
        if (HasRisEntry(text))
            return FileKind.Ris;
        // The expressions know line feeds only; files from old Macs have none.
        text = text.Replace('\r', '\n');
        if (Medline().IsMatch(text) || (OvidNumber().IsMatch(text) && TitleTag().IsMatch(text)))
            return FileKind.Medline;
        if (WebOfScience().IsMatch(text) || (WebOfScienceType().IsMatch(text) && WebOfScienceField().IsMatch(text)))
            return FileKind.WebOfScience;
        if (RefWorksFormat.Is(text))
            return FileKind.RefWorks;
        if (EndNoteTagged().IsMatch(text) || (EndNoteTitle().IsMatch(text) && EndNoteAuthor().IsMatch(text)))
            return FileKind.EndNoteTagged;
        if (BibTex().IsMatch(text))
            return FileKind.BibTex;
        if (BibliographicXml(text) is { } xml)
            return xml;
        if (CslJsonFormat.Is(trimmed))
            return FileKind.CslJson;
        if (Json().IsMatch(trimmed))
            return FileKind.Json;
        if (EndNoteTabFormat.Is(text))
            return FileKind.EndNoteTab;
        if (ReadableTextFormats.KindOf(text) is { } readable)
            return readable;
        return OfTable(trimmed) ?? CsvDialect.KindOf(text, isWhole: true) ?? FileKind.PlainText;
    }

    private static FileKind OfMarkup(ReadOnlySpan<char> text)
    {
        if (BibliographicXml(text) is { } xml)
            return xml;
        var head = text[..Math.Min(text.Length, 2000)];
        var isHtml = head.Contains("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || head.Contains("<html", StringComparison.OrdinalIgnoreCase)
            || head.Contains("<body", StringComparison.OrdinalIgnoreCase) || HtmlElement().IsMatch(head);
        return isHtml ? FileKind.Html : head.Contains("urn:schemas-microsoft-com:office:spreadsheet", StringComparison.Ordinal)
            ? FileKind.ExcelXml : FileKind.Xml;
    }

    /// <summary>By elements that nothing else has, wherever they stand: comments, a DOCTYPE or stray lines may come first.</summary>
    private static FileKind? BibliographicXml(ReadOnlySpan<char> text)
    {
        if (PubMedElement().IsMatch(text))
            return FileKind.PubMedXml;
        if (IctrpElement().IsMatch(text))
            return FileKind.IctrpXml;
        if (text.Contains("<rdf:RDF", StringComparison.Ordinal) && (text.Contains("http://purl.org/net/biblio#", StringComparison.Ordinal)
            || text.Contains("http://www.zotero.org/namespaces/export#", StringComparison.Ordinal)))
            return FileKind.ZoteroRdf;
        return EndNoteRecord().IsMatch(text) && text.Contains("<ref-type", StringComparison.Ordinal) ? FileKind.EndNoteXml : null;
    }

    /// <summary>A TY line; or, where types are missing, an ER line after at least two other tags.</summary>
    private static bool HasRisEntry(string text)
    {
        var tags = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var tag = RisTag.Of(line, RisTagStyle.OneSpace, out var valueStart);
            if (tag == "TY" || RisTag.OfType(line) is not null || (tag == "ER" && tags >= 2 && line[valueStart..].IsWhiteSpace()))
                return true;
            if (tag.Length > 0)
                tags++;
        }

        return false;
    }

    private static FileKind? OfTable(ReadOnlySpan<char> text)
    {
        var newline = text.IndexOfAny('\r', '\n');
        if (newline < 0)
            return null;
        var header = text[..newline];
        var second = text[newline..].TrimStart("\r\n");
        second = second[..(second.IndexOfAny('\r', '\n') is >= 0 and var end ? end : second.Length)];
        if (header.Count('\t') >= 2 && header.Count('\t') == second.Count('\t'))
            return FileKind.Tsv;
        if (header.StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
            return FileKind.Csv;
        foreach (var separator in (ReadOnlySpan<char>)['\t', ',', ';'])
        {
            var names = 0;
            foreach (var cell in header.Split(separator))
                names += header[cell].Length <= LongestHeader && HeaderName().IsMatch(header[cell]) ? 1 : 0;
            if (names >= 2)
                return separator == '\t' ? FileKind.Tsv : FileKind.Csv;
        }

        return IsEven(header, second, ',') || IsEven(header, second, ';') ? FileKind.Csv : null;
    }

    /// <summary>A table whose columns are called what nobody knows: three short names or more, and as many cells after them.</summary>
    private static bool IsEven(ReadOnlySpan<char> header, ReadOnlySpan<char> second, char separator)
    {
        if (header.Length > 4000 || second.Length > 100_000)
            return false;
        var text = new DelimitedText(separator, HasQuotes: true);
        var names = text.Cells(header);
        return names.Count >= 3 && names.TrueForAll(name => name.Length <= LongestHeader && !name.EndsWith('.'))
            && text.Cells(second).Count == names.Count;
    }

    /// <summary>More than a few control characters, or a NUL (which decoding has made U+FFFD).</summary>
    private static bool IsBinary(string text)
    {
        var strange = 0;
        foreach (var letter in text)
        {
            if (letter == '\uFFFD'
                || (char.IsControl(letter) && letter is not ('\r' or '\n' or '\t' or '\f' or '\v' or '\u001A' or '\u0085')))
                strange++;
        }

        return strange > 2 + (text.Length / 100);
    }

    [GeneratedRegex(@"^\uFEFF?(PMID ?-[ \t]*[0-9]|OWN ?- )",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex Medline();

    [GeneratedRegex(@"^\uFEFF?UI  - \S", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        PatternTime.Longest)]
    private static partial Regex OvidNumber();

    [GeneratedRegex(@"^TI  - ", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex TitleTag();

    [GeneratedRegex(@"^\uFEFF?(FN (Clarivate|Thomson|ISI)|VR 1\.0[ \t]*$)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex WebOfScience();

    [GeneratedRegex(@"^\uFEFF?PT [A-Z][ \t]*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        PatternTime.Longest)]
    private static partial Regex WebOfScienceType();

    [GeneratedRegex(@"^(AU|TI|SO|UT|PY) \S", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        PatternTime.Longest)]
    private static partial Regex WebOfScienceField();

    [GeneratedRegex(@"^\uFEFF?%0([ \t]+\p{L}|[ \t]*$)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex EndNoteTagged();

    [GeneratedRegex(@"^%T \S", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex EndNoteTitle();

    [GeneratedRegex(@"^%A \S", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex EndNoteAuthor();

    [GeneratedRegex(@"<(PubmedArticleSet|PubmedBookArticleSet|PubmedArticle|PubmedBookArticle|MedlineCitation|MedlineCitationSet)[\s>/]",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex PubMedElement();

    [GeneratedRegex(@"<Trials_downloaded_from_ICTRP[\s>]|<Trial>\s{0,200}<(TrialID|Export_date|Internal_Number)>",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex IctrpElement();

    [GeneratedRegex(@"<record[\s>]", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex EndNoteRecord();

    [GeneratedRegex("^<(div|pre|head|script|table|p|meta)[ >]",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex HtmlElement();

    [GeneratedRegex(@"^[ \t\uFEFF]*@[A-Za-z]{3,30}[ \t]{0,5}[{(]",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex BibTex();

    [GeneratedRegex(@"^(\{\s{0,100}""|\[\s{0,100}[\{\[""])", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        PatternTime.Longest)]
    private static partial Regex Json();

    [GeneratedRegex(
        @"\b(title|authors?|abstract|doi|year|journal|pmid|issn|keywords?|publication|volume|pages|record_?id)\b|(?<=_)(title|abstract|year)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex HeaderName();
}
