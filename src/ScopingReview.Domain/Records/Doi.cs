using System.Buffers;
using System.Net;
using System.Text.RegularExpressions;

namespace ScopingReview.Domain.Records;

/// <summary>Reads digital object identifiers (ISO 26324) from the ways in which exports write them.</summary>
public static partial class Doi
{
    /// <summary>Longest DOI that is believed. None in use comes near it; a longer one is text that only begins like a DOI.</summary>
    public const int MaxLength = 300;

    /// <summary>How far into a field or link a DOI is looked for; keeps the work on hostile input bounded.</summary>
    private const int Reach = 4000;

    private static readonly SearchValues<char> _mendable =
        SearchValues.Create(" \u00AD\u200B\u200C\u200D\u2060\uFEFF\u2010\u2011\u2012\u2013\u2212");

    /// <summary>
    /// The first DOI in a field that is meant to hold one: lower case, without resolver, proxy or "doi:" prefix, HTML entities and
    /// percent escapes decoded, without the punctuation that followed it. Null where there is none.
    /// </summary>
    public static string? Normalise(string? text) => Normalise(text, out _);

    /// <summary>As <see cref="Normalise(string?)"/>; a space or a typographic hyphen inside the DOI is mended.</summary>
    /// <param name="text">The field.</param>
    /// <param name="isMended">True where that was necessary, which a person should know.</param>
    public static string? Normalise(string? text, out bool isMended)
    {
        isMended = false;
        if (string.IsNullOrWhiteSpace(text))
            return null;
        text = Begin(text);
        if (text.Contains('&', StringComparison.Ordinal))
            text = WebUtility.HtmlDecode(text);
        if (text.Contains("://", StringComparison.Ordinal))
            text = WithoutQuery(text);
        if (text.Contains('%', StringComparison.Ordinal))
            text = Uri.UnescapeDataString(text);
        if (!text.Contains("10.", StringComparison.Ordinal))
            return null;
        var mended = !text.AsSpan().ContainsAny(_mendable) ? text : Hyphen().Replace(Broken().Replace(text, ""), "-");
        (isMended, text) = (mended != text, mended);
        var match = Pattern().Match(text);
        isMended &= match.Success;
        return match.Success ? Trim(match.Value) : null;
    }

    /// <summary>
    /// The DOI that a link leads to: of a resolver ("https://doi.org/10.…"), of a publisher's page whose path holds it after "doi/"
    /// ("…/doi/abs/10.…/full"), or of a parameter "doi=". Null for any other link, as digits in it may belong to something else.
    /// </summary>
    public static string? FromUrl(string? url)
    {
        if (string.IsNullOrWhiteSpace(url))
            return null;
        url = Begin(url);
        var parameter = Parameter().Match(url);
        if (parameter.Success)
            return Normalise(Uri.UnescapeDataString(parameter.Groups["doi"].Value));
        var path = WithoutQuery(url);
        if (Resolver().IsMatch(path))
            return Normalise(path);
        var page = PublisherPath().Match(Uri.UnescapeDataString(path));
        return page.Success ? Normalise(PageSuffix().Replace(page.Groups["doi"].Value, "")) : null;
    }

    /// <summary>
    /// The DOI that a note gives after "doi:". Null where it gives none, or several different ones (then it speaks of other works too).
    /// </summary>
    public static string? FromNote(string? note)
    {
        if (string.IsNullOrWhiteSpace(note))
            return null;
        string? found = null;
        foreach (Match match in Labelled().Matches(note))
        {
            var doi = Normalise(match.Groups["doi"].Value);
            if (doi is null || doi == found)
                continue;
            if (found is not null)
                return null;
            found = doi;
        }

        return found;
    }

    private static string Begin(string text) => text.Length <= Reach ? text : text[..Reach];

    private static string WithoutQuery(string url)
    {
        var scheme = url.IndexOf("://", StringComparison.Ordinal);
        var end = url.AsSpan(Math.Max(scheme, 0)).IndexOfAny('?', '#');
        return end < 0 ? url : url[..(Math.Max(scheme, 0) + end)];
    }

    private static string? Trim(string found)
    {
        if (Next().Match(found) is { Success: true } next)
            found = found[..next.Index];
        if (found.EndsWith("[doi]", StringComparison.OrdinalIgnoreCase))
            found = found[..^5];
        while (found.Length > 0 && IsStray(found))
            found = found[..^1];
        return found.Length <= MaxLength && Pattern().IsMatch(found) ? found.ToLowerInvariant() : null;
    }

    private static bool IsStray(string text) => text[^1] switch
    {
        '.' or ',' or ';' or ':' or '"' or '\'' or '”' or '’' or '»' or '|' or '*' => true,
        ')' => Count(text, ')') > Count(text, '('),
        ']' => Count(text, ']') > Count(text, '['),
        '}' => Count(text, '}') > Count(text, '{'),
        '>' => Count(text, '>') > Count(text, '<'),
        _ => false,
    };

    private static int Count(string text, char of) => text.AsSpan().Count(of);

    [GeneratedRegex(@"(?<![\p{L}\p{N}.])10\.[0-9]{4,9}(\.[0-9]+)*/[^\s\p{C}]+",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex Pattern();

    /// <summary>
    /// White space beside the slash after the registrant's number, or between a sign that no DOI ends with and the last part of the field;
    /// and characters of no width.
    /// </summary>
    [GeneratedRegex(
        @"(?<=10\.[0-9]{4,9}) +(?=/)|(?<=10\.[0-9]{4,9}/) +(?=\S)|(?<=10\.[0-9]{4,9}/\S{0,100}[/(_-]) +(?=[\w.()-]{1,40}$)|(?<=10\.[0-9]{4,9}/\S{0,100}) +(?=[._/-][\w.()-]{1,40}$)|(?<=10\.[0-9]{4,9}\S{0,100})[\u00AD\u200B-\u200D\u2060\uFEFF]",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex Broken();

    /// <summary>Hyphens and dashes that typesetting put in the place of a hyphen.</summary>
    [GeneratedRegex(@"(?<=10\.[0-9]{4,9}/\S{0,200})[\u2010-\u2013\u2212]", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        PatternTime.Longest)]
    private static partial Regex Hyphen();

    /// <summary>Where a second DOI or a closing tag follows without a space.</summary>
    [GeneratedRegex(@"[;,|](?=https?://|doi:|10\.[0-9]{4,9}/)|</",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex Next();

    [GeneratedRegex(@"^\s*(https?://)?(dx\.)?doi[.-]org[./]|^\s*doi:",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex Resolver();

    [GeneratedRegex(@"[?&;]doi=(doi:)?(?<doi>10\.[^&;\s]+)",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"/doi/([a-z]{2,12}/)?(?<doi>10\.[0-9]{4,9}/\S+)",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex PublisherPath();

    [GeneratedRegex("/(full|fulltext|abstract|abs|pdf|epdf|pdfdirect|html|references|citedby|meta|summary|suppl_file.*)/?$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex PageSuffix();

    [GeneratedRegex(@"\bdoi:?\s*(https?://(dx\.)?doi\.org/)?(?<doi>10\.[0-9]{4,9}[./]\S+)",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex Labelled();
}
