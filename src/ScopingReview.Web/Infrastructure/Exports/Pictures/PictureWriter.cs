using ScopingReview.Web.Infrastructure.Exports.Office;
using SkiaSharp;
using Svg.Skia;

namespace ScopingReview.Web.Infrastructure.Exports.Pictures;

/// <summary>Draws an SVG as PNG or PDF, so wide as it is to stand in print.</summary>
public sealed class PictureWriter(FigureFonts fonts)
{
    private const double MillimetresPerInch = 25.4;
    private const double PointsPerInch = 72;
    private const int Quality = 100;

    // ITU-R BT.709, as the eye weighs red, green and blue.
    private static readonly float[] _grey =
    [
        0.2126f, 0.7152f, 0.0722f, 0, 0,
        0.2126f, 0.7152f, 0.0722f, 0, 0,
        0.2126f, 0.7152f, 0.0722f, 0, 0,
        0, 0, 0, 1, 0,
    ];

    /// <summary>Why no picture can be made on this host; null where one can.</summary>
    public string? WhyNot => fonts.WhyNot;

    /// <summary>A PNG of 300 dots an inch.</summary>
    /// <param name="svg">The figure.</param>
    /// <param name="millimetres">How wide.</param>
    /// <param name="grey">In shades of grey, as a journal prints it.</param>
    public byte[] Png(string svg, double millimetres, bool grey = false)
    {
        using var drawn = Load(svg);
        var picture = drawn.Picture!;
        var size = picture.CullRect;
        var width = (int)Math.Round(millimetres / MillimetresPerInch * PngDensity.DotsPerInch);
        var scale = width / size.Width;
        using var bitmap = new SKBitmap(width, (int)Math.Ceiling(size.Height * scale), SKColorType.Rgba8888, SKAlphaType.Opaque);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.White);
            canvas.Scale(scale);
            canvas.Translate(-size.Left, -size.Top);
            using var paint = grey ? new SKPaint { ColorFilter = SKColorFilter.CreateColorMatrix(_grey) } : null;
            canvas.DrawPicture(picture, paint);
        }

        using var data = bitmap.Encode(SKEncodedImageFormat.Png, Quality);
        return PngDensity.Mark(data.ToArray());
    }

    /// <summary>A PDF of one page, as large as the figure; text stays text.</summary>
    internal byte[] Pdf(string svg, double millimetres, OfficeFacts facts, string title)
    {
        using var drawn = Load(svg);
        var picture = drawn.Picture!;
        var size = picture.CullRect;
        var width = (float)(millimetres / MillimetresPerInch * PointsPerInch);
        var scale = width / size.Width;
        using var memory = new MemoryStream();
        using (var document = SKDocument.CreatePdf(memory, new SKDocumentPdfMetadata
        {
            Title = title,
            Subject = facts.Review,
            Creator = OfficeFacts.Program,
            Producer = OfficeFacts.Program,
            Creation = facts.At.UtcDateTime,
            Modified = facts.At.UtcDateTime,
            RasterDpi = PngDensity.DotsPerInch,
            EncodingQuality = 101,
        }))
        {
            using var canvas = document.BeginPage(width, size.Height * scale);
            canvas.Scale(scale);
            canvas.Translate(-size.Left, -size.Top);
            canvas.DrawPicture(picture);
            document.EndPage();
            document.Close();
        }

        return memory.ToArray();
    }

    private SKSvg Load(string svg)
    {
        if (WhyNot is { } reason)
            throw new InvalidOperationException(reason);
        var drawn = new SKSvg();
        drawn.Settings.TypefaceProviders = [fonts];
        drawn.FromSvg(svg);
        return drawn;
    }
}
