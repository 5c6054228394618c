namespace ScopingReview.Domain.FullTexts;

/// <summary>Tells a PDF from other files by its first bytes, whatever its name or media type says.</summary>
public static class PdfSignature
{
    /// <summary>
    /// How many bytes from the beginning are looked at. ISO 32000-1 puts the header "%PDF-" first; readers accept it anywhere in the
    /// first 1,024 bytes (Adobe, PDF Reference 1.7, appendix H, implementation note 13), and publishers' download servers rely on that.
    /// </summary>
    public const int Reach = 1024;

    /// <summary>True if the header stands within the first <see cref="Reach"/> bytes.</summary>
    /// <param name="beginning">The first bytes of the file; more than <see cref="Reach"/> are not looked at.</param>
    public static bool IsPdf(ReadOnlySpan<byte> beginning) =>
        beginning[..Math.Min(beginning.Length, Reach)].IndexOf("%PDF-"u8) >= 0;
}
