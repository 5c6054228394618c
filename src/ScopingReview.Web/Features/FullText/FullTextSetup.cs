using ScopingReview.Web.Features.FullText.Incoming;
using ScopingReview.Web.Features.FullText.Texts;

namespace ScopingReview.Web.Features.FullText;

internal static class FullTextSetup
{
    public static IServiceCollection AddFullTexts(this IServiceCollection services)
    {
        services.AddOptions<FullTextOptions>().BindConfiguration(FullTextOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<PdfWork>()
            .AddSingleton<PdfTextQueue>()
            .AddHostedService<PdfTextWorker>()
            .AddScoped<FullTextTextService>()
            .AddScoped<IncomingPdfService>()
            .AddScoped<IncomingListService>()
            .AddScoped<IncomingAssignService>()
            .AddScoped<FullTextFileService>()
            .AddScoped<RetrievalService>()
            .AddScoped<FullTextListService>()
            .AddScoped<FullTextService>();
    }
}
