using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Insights.Typed.Tool;

/// <summary>Opens the standard streams for files and other programs.</summary>
internal static class StandardStreams
{
    private const int BrokenPipe = 32;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Opens the standard input in UTF-8 on every machine; a byte order mark selects another encoding, and is not part of the text.</summary>
    public static TextReader OpenInput() => new StreamReader(Console.OpenStandardInput(), Utf8);

    /// <summary>Opens the standard output in UTF-8 on every machine, with a buffer.</summary>
    public static TextWriter OpenTextOutput() => new StreamWriter(OpenOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    /// <summary>Opens the standard output, which fails when its reader has closed it.</summary>
    /// <remarks>
    /// The stream of the console ignores that, and a long report would be read to its end. Only for streams that
    /// cannot seek: in a file that several programs share, a file stream would overwrite their output.
    /// </remarks>
    public static Stream OpenOutput()
    {
        if (!OperatingSystem.IsWindows())
        {
            var stream = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            if (!stream.CanSeek)
            {
                return stream;
            }
        }

        return Console.OpenStandardOutput();
    }

    /// <summary>Whether writing failed because the reader has closed the stream, as "head" does after its last line.</summary>
    public static bool IsBrokenPipe(IOException exception) => !OperatingSystem.IsWindows() && exception.HResult == BrokenPipe;
}
