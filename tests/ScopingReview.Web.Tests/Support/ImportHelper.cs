using System.Text;
using Microsoft.Extensions.DependencyInjection;
using ScopingReview.Web.Features.Sources.Importing;

namespace ScopingReview.Web.Tests.Support;

/// <summary>Takes files through the import as the page does.</summary>
public static class ImportHelper
{
    public static string Ris(int number, string? doi = null, string? title = null, int year = 2020)
        => $"TY  - JOUR\nAU  - Family{number}, Given\nTI  - {title ?? $"Peer support for people in region {number}"}\nPY  - {year}\n{(doi is null ? "" : $"DO  - {doi}\n")}ER  - \n\n";

    public static string Ris(int from, int to, string doiPrefix)
        => string.Concat(Enumerable.Range(from, to - from + 1).Select(i => Ris(i, $"10.1000/{doiPrefix}.{i}")));

    public static Task<ImportDraft> LayOutAsync(this Workbench workbench, TestReview review, string fileName, string content)
        => workbench.LayOutAsync(review, fileName, Encoding.UTF8.GetBytes(content));

    public static async Task<ImportDraft> LayOutAsync(this Workbench workbench, TestReview review, string fileName, byte[] content)
    {
        var result = await workbench.As<ImportService>(review.Lead)
            .ReceiveAsync(review.Id, fileName, content.Length, _ => new MemoryStream(content));
        Assert.True(result.Succeeded, result.Message);
        return result.Value!;
    }

    public static async Task StartAsync(this Workbench workbench, TestReview review, params ImportDraft[] drafts)
    {
        var result = await workbench.As<ImportService>(review.Lead).StartAsync(review.Id, [.. drafts.Select(d => d.Id)]);
        Assert.True(result.Succeeded, result.Message);
    }

    public static Task WhenIdleAsync(this Workbench workbench) => workbench.Services.GetRequiredService<ImportWorker>().WhenIdleAsync();

    public static async Task<ImportDraft> ImportAsync(
        this Workbench workbench, TestReview review, string content, string source = "PubMed", string fileName = "export.ris")
    {
        var draft = await workbench.LayOutAsync(review, fileName, content);
        draft.Facts.SourceName = source;
        await workbench.StartAsync(review, draft);
        await workbench.WhenIdleAsync();
        return draft;
    }
}
