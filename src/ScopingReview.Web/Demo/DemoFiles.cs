using System.Text.Json;

namespace ScopingReview.Web.Demo;

/// <summary>The demo's embedded files.</summary>
internal static class DemoFiles
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web);

    public static string ReadText(string name)
    {
        using var reader = new StreamReader(Open(name));
        return reader.ReadToEnd();
    }

    public static T ReadJson<T>(string name)
    {
        using var stream = Open(name);
        return JsonSerializer.Deserialize<T>(stream, _json)!;
    }

    private static Stream Open(string name)
        => typeof(DemoFiles).Assembly.GetManifestResourceStream(typeof(DemoFiles), name)
            ?? throw new InvalidOperationException($"{name} is not embedded in the application.");
}
