using System.Text;
using ScopingReview.Domain.FullTexts;

namespace ScopingReview.Domain.Tests.FullTexts;

public sealed class PdfSignatureTests
{
    [Theory]
    [InlineData("%PDF-1.4\n…", true)]
    [InlineData("\uFEFF\r\n%PDF-1.7", true)]
    [InlineData("%PDF", false)]
    [InlineData("%pdf-1.4", false)]
    [InlineData("<!DOCTYPE html><title>Sign in to download the PDF</title>", false)]
    [InlineData("", false)]
    public void A_pdf_is_told_by_its_header(string text, bool expected)
    => Assert.Equal(expected, PdfSignature.IsPdf(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData(PdfSignature.Reach - 5, true)]
    [InlineData(PdfSignature.Reach - 4, false)]
    public void The_header_may_stand_anywhere_within_the_first_kibibyte(int before, bool expected)
        => Assert.Equal(expected, PdfSignature.IsPdf(Encoding.ASCII.GetBytes(new string('x', before) + "%PDF-1.4 and more")));
}
