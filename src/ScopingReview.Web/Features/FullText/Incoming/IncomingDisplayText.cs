using System.Globalization;
using ScopingReview.Domain.FullTexts;
using ScopingReview.Domain.Records;

namespace ScopingReview.Web.Features.FullText.Incoming;

/// <summary>What points from a file to a report, and why a person is asked, in words.</summary>
internal static class IncomingDisplayText
{
    public static string Of(FileMatchEvidence evidence) => evidence switch
    {
        FileMatchEvidence.RecordNumber => "its number in the file name",
        FileMatchEvidence.Doi or FileMatchEvidence.DoiSuffix => "DOI in the file name",
        FileMatchEvidence.PubMedId => "PubMed ID in the file name",
        FileMatchEvidence.Title => "title in the file name",
        FileMatchEvidence.AuthorYear => "author and year in the file name",
        FileMatchEvidence.DoiInProperties => "DOI in the PDF's properties",
        FileMatchEvidence.DoiInside => "DOI on the first pages",
        FileMatchEvidence.PubMedIdInside => "PubMed ID on the first pages",
        FileMatchEvidence.TitleInside => "title on the first pages",
        _ => "title in the PDF's properties",
    };

    public static string? Of(FileDoubt doubt) => doubt switch
    {
        FileDoubt.None => null,
        FileDoubt.Encrypted => "The PDF asks for a password, so only its file name could be used, which is not conclusive.",
        FileDoubt.NoText => "The PDF has no text (a scan), so only its file name could be used, which is not conclusive.",
        FileDoubt.Damaged => "The PDF could not be read, and its file name is not conclusive.",
        FileDoubt.SeveralFit => "Several reports match.",
        FileDoubt.IdentifierAndTitleDiffer => "An identifier points to one report, the title to another.",
        FileDoubt.TitleNotInside => "The identifier appears on the first pages but the title does not: the report may only be cited.",
        FileDoubt.OtherDoi => "The title matches, but the PDF’s DOI differs from the record’s: a preprint, or another article.",
        FileDoubt.Notice => "This seems to be a correction, a comment or a retraction of the report.",
        FileDoubt.OnlyTheName => "Only the file name points there; nothing inside does.",
        _ => "Neither the name nor the first pages point to a report sought.",
    };

    public static string Report(ReportChoice report)
        => Citation.Label(Shared.Records.RecordMapping.AuthorsOf(report.Authors), report.Year, report.Title)
            + (report.Authors.Length > 0 ? " · " + report.Title : null);

    public static string Facts(IncomingFile file)
        => FileNames.Size(file.Length) + (file.PageCount > 0
            ? string.Create(CultureInfo.InvariantCulture, $", {file.PageCount} {(file.PageCount == 1 ? "page" : "pages")}") : null);
}
