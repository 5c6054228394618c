using ScopingReview.Web.Infrastructure;

namespace ScopingReview.Web.Tests.Infrastructure;

public sealed class TemporaryFileTests
{
    [Fact]
    public async Task A_temporary_file_has_no_name_that_could_be_left_behind_and_nobody_else_may_read_it()
    {
        if (OperatingSystem.IsWindows())
            return; // there the system deletes it with its last handle
        var directory = Directory.CreateTempSubdirectory("temporary-file-test-");
        try
        {
            await using var file = TemporaryFile.Open(directory.FullName);
            await file.WriteAsync("kept"u8.ToArray());

            Assert.Empty(directory.GetFiles());
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file.SafeFileHandle));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }
}
