using System.Text.RegularExpressions;
using ScopingReview.Domain.Records;

namespace ScopingReview.Web.Features.Sources.Importing;

/// <summary>A proposal for the information source that a file comes from. The person corrects it; nothing else depends on it.</summary>
public sealed partial record SourceGuess(string Name, InformationSourceKind Kind)
{
    /// <summary>Words that exports and people write, and the name that a report gives the source. The first that is found counts.</summary>
    private static readonly (string Word, string Name)[] _known =
    [
        ("psycinfo", "APA PsycInfo"), ("psycarticles", "APA PsycArticles"), ("pubmed", "PubMed"), ("medline", "MEDLINE"),
        ("embase", "Embase"),
        ("cinahl", "CINAHL"), ("scopus", "Scopus"), ("web of science", "Web of Science"), ("wos", "Web of Science"),
        ("cochrane", "Cochrane Library"),
        ("eric", "ERIC"), ("arxiv", "arXiv"), ("medrxiv", "medRxiv"), ("biorxiv", "bioRxiv"), ("dimensions", "Dimensions"),
        ("lens", "The Lens"),
        ("econlit", "EconLit"), ("ecn", "EconLit"), ("assia", "ASSIA"), ("sociological abstracts", "Sociological Abstracts"),
        ("social services abstracts", "Social Services Abstracts"), ("socindex", "SocINDEX"), ("google scholar", "Google Scholar"),
        ("lilacs", "LILACS"),
        ("amed", "AMED"), ("global health", "Global Health"), ("jstor", "JSTOR"), ("proquest", "ProQuest"), ("openalex", "OpenAlex"),
    ];

    private static readonly string[] _citationWords = ["citation", "citations", "citing", "cited", "snowball", "snowballing",
        "reference list", "backward"];
    private static readonly string[] _registerWords = ["clinicaltrials", "ictrp", "registry", "register", "isrctn"];

    /// <summary>From the database that the records name, else from the file's name, else from its format.</summary>
    /// <param name="formatOf">The database whose own format the file has; null for formats that many write.</param>
    public static SourceGuess Of(string? databaseName, string fileName, string? formatOf = null)
    {
        var tag = Tidy(databaseName ?? "");
        var file = Tidy(Words().Replace(Path.GetFileNameWithoutExtension(fileName), " "));
        var text = tag.Length > 0 ? Words().Replace(tag, " ") : file;
        var name = Array.Find(_known, known => Holds(text, known.Word)).Name
            ?? (tag.Length <= 4 ? Array.Find(_known, known => Holds(file, known.Word)).Name : null)
            ?? (tag.Length == 0 && !IsOther(text) ? formatOf : null);
        var kind = IsCitationSearch(text) ? InformationSourceKind.CitationSearching : IsRegister(text) ? InformationSourceKind.Register
            : InformationSourceKind.Database;
        return new SourceGuess(name ?? Capitalised(tag.Length > 0 && kind == InformationSourceKind.Database ? tag : text), kind);
    }

    private static bool IsOther(string text) => IsCitationSearch(text) || IsRegister(text);

    private static bool IsCitationSearch(string text) => Array.Exists(_citationWords, word => Holds(text, word));

    private static bool IsRegister(string text)
        => Array.Exists(_registerWords, word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Without what changes from record to record or export to export: "Ovid MEDLINE(R) &lt;2022&gt;" and "… &lt;1946 to May 2021&gt;" are
    /// one.
    /// </summary>
    public static string Tidy(string text) => Spaces().Replace(Noise().Replace(text, " "), " ").Trim();

    private static bool Holds(string text, string word) => $" {text} ".Contains($" {word} ", StringComparison.OrdinalIgnoreCase);

    private static string Capitalised(string text)
        => text.Length == 0 ? "New source" : char.ToUpperInvariant(text[0]) + text[1..Math.Min(text.Length, 200)];

    [GeneratedRegex(@"<[^>]{0,200}>|\((R|TM)\)|\b(exports?|results?|records?|search|final|ris|ovid|download|savedrecs|n)\b|\b\d+\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Noise();

    [GeneratedRegex(@"[^\p{L}\p{Nd}&]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Words();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Spaces();
}
