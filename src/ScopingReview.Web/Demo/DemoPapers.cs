namespace ScopingReview.Web.Demo;

/// <summary>The few full texts that are uploaded, each a page that says what it stands for.</summary>
internal static class DemoPapers
{
    private static readonly string[] _uploaded = ["aminawung-2021", "asad-2016", "balkova-2022", "chisholm-2020", "debyser-2018",
        "tookey-2018"];

    public static bool IsUploaded(string reference) => _uploaded.Contains(reference);

    public static byte[] Pdf(DemoReference reference)
    {
        var authors =
            string.Join(", ", reference.Lines.Where(line => line.StartsWith("AU", StringComparison.Ordinal)).Select(line => line[6..]));
        return DemoPdf.Page(
            reference.First("TI") ?? reference.Id,
            $"{authors} ({reference.First("PY")}). {reference.First("T2")}{(reference.First("VL") is { } volume ? ", " + volume : "")}. doi:{reference.First("DO")}",
            "This page stands in the place of the article, whose text is not part of the demonstration. In a review of your own, the PDF that you upload is shown here.");
    }
}
