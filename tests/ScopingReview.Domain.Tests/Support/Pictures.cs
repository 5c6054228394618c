namespace ScopingReview.Domain.Tests.Support;

/// <summary>
/// Pictures that tests draw, for people to look at: written to the directory in the environment variable PICTURES, if there is one.
/// </summary>
internal static class Pictures
{
    public static void Keep(string name, string svg) => Keep(name, System.Text.Encoding.UTF8.GetBytes(svg));

    public static void Keep(string name, byte[] file)
    {
        if (Environment.GetEnvironmentVariable("PICTURES") is not { Length: > 0 } directory)
            return;
        Directory.CreateDirectory(directory);
        File.WriteAllBytes(Path.Combine(directory, name), file);
    }
}
