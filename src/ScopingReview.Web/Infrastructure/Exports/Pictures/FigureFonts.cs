using ScopingReview.Domain.Reporting;
using SkiaSharp;
using Svg.Skia.TypefaceProviders;

namespace ScopingReview.Web.Infrastructure.Exports.Pictures;

/// <summary>
/// The font of pictures, opened from its file: what the graphics library would choose by itself depends on the host. Liberation Sans has
/// the widths that figures are laid out with (<see cref="DiagramFont"/>) and is free to be installed anywhere; the others are what comes
/// nearest.
/// </summary>
public sealed class FigureFonts : ITypefaceProvider, IDisposable
{
    private static readonly (string Regular, string Bold)[] _files =
    [
        ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"),
        ("Arial.ttf", "Arial Bold.ttf"),
        ("arial.ttf", "arialbd.ttf"),
        ("DejaVuSansCondensed.ttf", "DejaVuSansCondensed-Bold.ttf"),
        ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"),
    ];

    private readonly SKTypeface? _regular;
    private readonly SKTypeface? _bold;

    public FigureFonts()
    {
        string[] directories = [.. Directories().Where(Directory.Exists)];
        foreach (var (regular, bold) in _files)
        {
            if (Find(directories, regular) is not { } file)
                continue;
            _regular = SKTypeface.FromFile(file);
            _bold = Find(directories, bold) is { } boldFile ? SKTypeface.FromFile(boldFile) : null;
            return;
        }
    }

    /// <summary>Why no picture with text can be made; null where one can.</summary>
    public string? WhyNot => _regular is not null ? null
        : "This server has no font that pictures can be drawn with. Ask whoever runs it to install Liberation Sans (package fonts-liberation), or take the SVG.";

    public SKTypeface? FromFamilyName(string fontFamily, SKFontStyleWeight fontWeight, SKFontStyleWidth fontWidth,
        SKFontStyleSlant fontStyle)
        => fontWeight >= SKFontStyleWeight.SemiBold ? _bold ?? _regular : _regular;

    public void Dispose()
    {
        _regular?.Dispose();
        _bold?.Dispose();
    }

    private static string? Find(string[] directories, string name)
        => directories.SelectMany(directory => Directory.EnumerateFiles(directory, name, new EnumerationOptions
        {
            RecurseSubdirectories = true,
            IgnoreInaccessible = true,
            MatchCasing = MatchCasing.CaseSensitive,
            MaxRecursionDepth = 5,
        })).FirstOrDefault();

    private static IEnumerable<string> Directories()
    {
        yield return "/usr/share/fonts";
        yield return "/usr/local/share/fonts";
        yield return "/Library/Fonts";
        yield return "/System/Library/Fonts/Supplemental";
        if (Environment.GetFolderPath(Environment.SpecialFolder.Fonts) is { Length: > 0 } own)
            yield return own;
    }
}
