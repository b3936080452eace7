package org.ecluse.sanitize.clean;

import java.util.Set;

/** Elements and attributes of SVG 1.1 and 2 that have a say in how a drawing looks. */
final class SvgNames {

  static final String SVG = "http://www.w3.org/2000/svg";
  static final String XLINK = "http://www.w3.org/1999/xlink";

  private static final Set<String> ELEMENTS =
      words(
          """
          svg g defs symbol use image switch style path rect circle ellipse line polyline polygon
          text tspan tref textPath altGlyph marker view linearGradient radialGradient stop pattern
          clipPath mask filter feBlend feColorMatrix feComponentTransfer feComposite
          feConvolveMatrix feDiffuseLighting feDisplacementMap feDropShadow feDistantLight feFlood
          feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology
          feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence a animate
          animateColor animateMotion animateTransform mpath set font font-face glyph missing-glyph
          hkern vkern font-face-src font-face-name color-profile flowRoot flowRegion flowPara
          flowSpan meshgradient meshrow meshpatch solidcolor hatch hatchpath
          """);

  private static final Set<String> ATTRIBUTES =
      words(
          """
          accent-height accumulate additive alignment-baseline alphabetic amplitude arabic-form
          ascent attributeName attributeType azimuth baseFrequency baseline-shift baseProfile bbox
          begin bias by calcMode cap-height class clip clip-path clip-rule clipPathUnits color
          color-interpolation color-interpolation-filters color-rendering cursor cx cy d descent
          diffuseConstant direction display divisor dominant-baseline dur dx dy edgeMode elevation
          enable-background end exponent fill fill-opacity fill-rule filter filterRes filterUnits
          flood-color flood-opacity font-family font-size font-size-adjust font-stretch font-style
          font-variant font-weight format from fr fx fy g1 g2 glyph-name
          glyph-orientation-horizontal glyph-orientation-vertical glyphRef gradientTransform
          gradientUnits hanging height horiz-adv-x horiz-origin-x horiz-origin-y ideographic
          image-rendering in in2 intercept k k1 k2 k3 k4 kernelMatrix kernelUnitLength kerning
          keyPoints keySplines keyTimes lengthAdjust letter-spacing lighting-color
          limitingConeAngle marker marker-end marker-mid marker-start markerHeight markerUnits
          markerWidth mask maskContentUnits maskUnits mathematical max method min mix-blend-mode
          mode numOctaves offset opacity operator order orient orientation origin overflow
          overline-position overline-thickness paint-order panose-1 path pathLength
          patternContentUnits patternTransform patternUnits pointer-events points pointsAtX
          pointsAtY pointsAtZ preserveAlpha preserveAspectRatio primitiveUnits r radius refX refY
          rendering-intent repeatCount repeatDur requiredFeatures restart result rotate rx ry scale
          seed shape-rendering side slope spacing specularConstant specularExponent spreadMethod
          startOffset stdDeviation stemh stemv stitchTiles stop-color stop-opacity
          strikethrough-position strikethrough-thickness stroke stroke-dasharray stroke-dashoffset
          stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width style
          surfaceScale systemLanguage tableValues targetX targetY text-anchor text-decoration
          text-rendering textLength to transform transform-origin type u1 u2 underline-position
          underline-thickness unicode unicode-bidi unicode-range units-per-em v-alphabetic
          v-hanging v-ideographic v-mathematical values vector-effect version vert-adv-y
          vert-origin-x vert-origin-y viewBox visibility white-space width widths word-spacing
          writing-mode x x-height x1 x2 xChannelSelector y y1 y2 yChannelSelector z zoomAndPan
          """);

  /** Elements whose characters are seen. */
  private static final Set<String> TEXTS =
      words("text tspan tref textPath altGlyph a flowPara flowSpan");

  private SvgNames() {}

  private static Set<String> words(String text) {
    return Set.of(text.strip().split("\\s+"));
  }

  static boolean isElement(String name) {
    return ELEMENTS.contains(name);
  }

  static boolean isAttribute(String name) {
    return ATTRIBUTES.contains(name);
  }

  static boolean isText(String name) {
    return TEXTS.contains(name);
  }
}
