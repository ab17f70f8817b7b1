using System.Buffers.Binary;
using Certify.ServiceInterface.Objects.Images;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Objects.Images;

public sealed class ImageInspectorTests
{
    private static IEnumerable<TestCaseData> WholeImages()
    {
        yield return Whole(nameof(ToolMadeImages.BaselineJpeg), ToolMadeImages.BaselineJpeg, ImageType.Jpeg);
        yield return Whole(nameof(ToolMadeImages.ProgressiveJpeg), ToolMadeImages.ProgressiveJpeg, ImageType.Jpeg);
        yield return Whole(nameof(ToolMadeImages.RestartJpeg), ToolMadeImages.RestartJpeg, ImageType.Jpeg);
        yield return Whole(nameof(ToolMadeImages.TaggedJpeg), ToolMadeImages.TaggedJpeg, ImageType.Jpeg, 6);
        yield return Whole(nameof(ToolMadeImages.ColourPng), ToolMadeImages.ColourPng, ImageType.Png);
        yield return Whole(nameof(ToolMadeImages.InterlacedPng), ToolMadeImages.InterlacedPng, ImageType.Png);
        yield return Whole(nameof(ToolMadeImages.AlphaPng), ToolMadeImages.AlphaPng, ImageType.Png);
        yield return Whole(nameof(ToolMadeImages.TaggedPng), ToolMadeImages.TaggedPng, ImageType.Png, 3);
        yield return Whole(nameof(ToolMadeImages.LossyWebP), ToolMadeImages.LossyWebP, ImageType.WebP);
        yield return Whole(nameof(ToolMadeImages.LosslessWebP), ToolMadeImages.LosslessWebP, ImageType.WebP);
        yield return Whole(nameof(ToolMadeImages.AlphaWebP), ToolMadeImages.AlphaWebP, ImageType.WebP);
        yield return Whole(nameof(ToolMadeImages.TaggedWebP), ToolMadeImages.TaggedWebP, ImageType.WebP, 6);
    }

    [TestCaseSource(nameof(WholeImages))]
    public void What_the_usual_tools_write_is_accepted(byte[] image, ImageType type, int orientation) =>
        Assert.That(
            ImageInspector.Inspect(image),
            Is.EqualTo(new ImageInspection(ImageVerdict.Ok, type, ToolMadeImages.Width, ToolMadeImages.Height, orientation)));

    [TestCaseSource(nameof(WholeImages))]
    public void Every_shorter_piece_of_an_image_is_refused(byte[] image, ImageType type, int orientation)
    {
        for (var length = 0; length < image.Length; length++)
        {
            Assert.That(ImageInspector.Inspect(image.AsMemory(0, length)).IsOk, Is.False, $"{type}, orientation {orientation}, {length} bytes");
        }
    }

    [TestCaseSource(nameof(WholeImages))]
    public void What_follows_the_end_of_an_image_is_no_part_of_it(byte[] image, ImageType type, int orientation) =>
        Assert.That(ImageInspector.Inspect((byte[])[.. image, .. "<script>"u8]).Type, Is.EqualTo(type), $"orientation {orientation}");

    [Test]
    public void No_bytes_and_other_files_are_told_apart()
    {
        Assert.That(ImageInspector.Inspect(default).Verdict, Is.EqualTo(ImageVerdict.Empty));
        foreach (var other in (byte[][])[[.. "GIF89a"u8], [.. "<svg xmlns='http://www.w3.org/2000/svg'/>"u8], [.. "BM6\0"u8], [0xFF, 0xD8], [0], [.. "RIFF\0\0\0\0WAVE"u8]])
        {
            Assert.That(ImageInspector.Inspect(other).Verdict, Is.EqualTo(ImageVerdict.NotAnImage));
        }
    }

    [Test]
    public void Ten_megabytes_are_allowed_and_one_byte_more_is_not()
    {
        var padded = new byte[ImageInspector.MostBytes + 1];
        TestImages.Jpeg().CopyTo(padded, 0);
        Assert.That(ImageInspector.Inspect(padded.AsMemory(0, ImageInspector.MostBytes)).IsOk);
        Assert.That(ImageInspector.Inspect(padded).Verdict, Is.EqualTo(ImageVerdict.TooLarge));
    }

    [Test]
    public void Forty_megapixels_are_counted_before_anything_is_inflated()
    {
        var claim = TestImages.Png(60_000, 60_000, colour: 2, bitDepth: 8, interlaced: false, TestImages.Deflated(new byte[10]));
        Assert.That(ImageInspector.Inspect(claim).Verdict, Is.EqualTo(ImageVerdict.TooManyPixels));
        var jpeg = TestImages.Jpeg();
        var frame = jpeg.AsSpan().IndexOf<byte>([0xFF, 0xC0]);
        BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(frame + 5), 6_325);
        BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(frame + 7), 6_325);
        Assert.That(ImageInspector.Inspect(jpeg).Verdict, Is.EqualTo(ImageVerdict.TooManyPixels));
    }

    [TestCase(0, 1)]
    [TestCase(0, 2)]
    [TestCase(0, 4)]
    [TestCase(0, 8)]
    [TestCase(0, 16)]
    [TestCase(2, 8)]
    [TestCase(2, 16)]
    [TestCase(3, 1)]
    [TestCase(3, 2)]
    [TestCase(3, 4)]
    [TestCase(3, 8)]
    [TestCase(4, 8)]
    [TestCase(4, 16)]
    [TestCase(6, 8)]
    [TestCase(6, 16)]
    public void Every_kind_of_png_is_measured_to_the_byte(int colour, int bitDepth)
    {
        foreach (var interlaced in (bool[])[false, true])
        {
            foreach (var (width, height) in ((int, int)[])[(1, 1), (2, 1), (1, 5), (3, 4), (8, 8), (9, 17)])
            {
                var image = TestImages.Png(width, height, 1, colour, bitDepth, interlaced);
                Assert.That(ImageInspector.Inspect(image).Verdict, Is.EqualTo(ImageVerdict.Ok), $"{width}x{height} {interlaced}");
            }
        }
    }

    [Test]
    public void A_png_with_a_byte_of_pixels_too_few_or_too_many_is_refused()
    {
        // Two rows of a filter and three bytes each.
        foreach (var (length, expected) in ((int, ImageVerdict)[])[(7, ImageVerdict.Truncated), (8, ImageVerdict.Ok), (9, ImageVerdict.Truncated)])
        {
            var image = TestImages.Png(1, 2, colour: 2, bitDepth: 8, interlaced: false, TestImages.Deflated(new byte[length]));
            Assert.That(ImageInspector.Inspect(image).Verdict, Is.EqualTo(expected), $"{length} bytes");
        }
    }

    [Test]
    public void A_png_whose_chunks_are_whole_but_whose_data_is_not_is_refused()
    {
        var deflated = TestImages.Deflated(new byte[8]);
        byte[] needsDictionary = [0x78, 0xBB, 0, 0, 0, 0, .. deflated[2..]];
        foreach (var data in (byte[][])[deflated[..4], [.. deflated[..^1], (byte)~deflated[^1]], new byte[20], [], needsDictionary])
        {
            var image = TestImages.Png(1, 2, colour: 2, bitDepth: 8, interlaced: false, data);
            Assert.That(ImageInspector.Inspect(image).Verdict, Is.EqualTo(ImageVerdict.Truncated), Convert.ToHexString(data));
        }
    }

    [Test]
    public void A_png_with_a_flipped_bit_anywhere_is_refused()
    {
        var image = TestImages.Png(9, 9);
        for (var bit = 8 * 8; bit < 8 * image.Length; bit++)
        {
            image[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.That(ImageInspector.Inspect(image).IsOk, Is.False, $"bit {bit}");
            image[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [Test]
    public void A_jpeg_cut_in_its_pixels_is_refused_even_with_an_end_mark()
    {
        foreach (var whole in (byte[][])[TestImages.Jpeg(), ToolMadeImages.BaselineJpeg, ToolMadeImages.RestartJpeg])
        {
            for (var missing = 4; missing < 40; missing++)
            {
                byte[] cut = [.. whole[..^missing], 0xFF, 0xD9];
                Assert.That(ImageInspector.Inspect(cut).Verdict, Is.EqualTo(ImageVerdict.Truncated), $"{missing} bytes");
            }
        }
    }

    [Test]
    public void A_jpeg_without_one_of_its_tables_is_refused()
    {
        var whole = TestImages.Jpeg();
        foreach (var marker in (byte[])[0xDB, 0xC0, 0xC4, 0xDA])
        {
            var at = whole.AsSpan().IndexOf<byte>([0xFF, marker]);
            byte[] without = [.. whole[..at], .. whole[(at + 2 + BinaryPrimitives.ReadUInt16BigEndian(whole.AsSpan(at + 2)))..]];
            Assert.That(ImageInspector.Inspect(without).Verdict, Is.EqualTo(ImageVerdict.Truncated), $"{marker:X2}");
        }
    }

    [Test]
    public void Empty_segments_without_end_are_no_image()
    {
        var whole = TestImages.Jpeg();
        byte[] crowded = [.. whole[..2], .. Enumerable.Repeat<byte[]>([0xFF, 0xFE, 0, 2], 20_000).SelectMany(bytes => bytes), .. whole[2..]];
        Assert.That(ImageInspector.Inspect(crowded).Verdict, Is.EqualTo(ImageVerdict.Truncated));
    }

    [Test]
    public void Our_own_test_photos_are_what_they_say()
    {
        Assert.That(ImageInspector.Inspect(TestImages.Jpeg(640, 400, 7)), Is.EqualTo(new ImageInspection(ImageVerdict.Ok, ImageType.Jpeg, 640, 400, 1)));
        Assert.That(ImageInspector.Inspect(TestImages.JpegWithExif()).Orientation, Is.EqualTo(6));
        Assert.That(ImageInspector.Inspect(TestImages.TruncatedJpeg()).Verdict, Is.EqualTo(ImageVerdict.Truncated));
        Assert.That(TestImages.Jpeg(seed: 1), Is.Not.EqualTo(TestImages.Jpeg(seed: 2)));
    }

    [Test]
    public void An_animation_is_no_photo()
    {
        var image = ToolMadeImages.AlphaWebP;
        image[20] |= 0x02;
        Assert.That(ImageInspector.Inspect(image).Verdict, Is.EqualTo(ImageVerdict.Truncated));
    }

    private static TestCaseData Whole(string name, byte[] image, ImageType type, int orientation = 1) =>
        new TestCaseData(image, type, orientation).SetArgDisplayNames(name);
}
