using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Tests.References;

/// <summary>Runs a program with the library that it references.</summary>
internal static class Runner
{
    public static object? Run(Build library, TestProject app)
    {
        var compiled = library.Compilation.WithAssemblyName("Library");
        var build = app.BuildWith(compiled.ToMetadataReference()).AssertCompiles();
        var context = new AssemblyLoadContext("Referenced", isCollectible: true);
        var images = new[] { compiled, build.Compilation }.Select(compilation =>
        {
            var image = new MemoryStream();
            Assert.True(compilation.Emit(image).Success);
            image.Position = 0;
            return image;
        });
        var assemblies = images.Select(context.LoadFromStream).ToList();
        return assemblies[1].GetType("Program")!.GetMethod("Run", BindingFlags.Static | BindingFlags.NonPublic)!.Invoke(null, null);
    }
}
