using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Insights.Typed.Tool;

/// <summary>What the tool reads from and writes to where that is no terminal: files, and other programs.</summary>
internal static class StandardStreams
{
    private const int BrokenPipe = 32;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>In one encoding wherever it runs; a byte order mark says that it is another one, and is no part of the text.</summary>
    public static TextReader OpenInput() => new StreamReader(Console.OpenStandardInput(), Utf8);

    /// <summary>In one encoding wherever it runs, and not letter by letter.</summary>
    public static TextWriter OpenTextOutput() => new StreamWriter(OpenOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    /// <summary>The standard output, which fails when whoever reads it has gone.</summary>
    /// <remarks>
    /// The console's own stream passes over that, and a long report would be read to its end for nobody. Only for what
    /// cannot be sought in: in a file that it shares with others, a file stream writes over what they write.
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

    /// <summary>Whether writing failed because nobody reads any more, as "head" does not when it has enough.</summary>
    public static bool IsBrokenPipe(IOException exception) => !OperatingSystem.IsWindows() && exception.HResult == BrokenPipe;
}
